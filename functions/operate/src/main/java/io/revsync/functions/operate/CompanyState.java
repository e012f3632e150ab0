package io.revsync.functions.operate;

import io.revsync.aws.DynamoDbProblems;
import io.revsync.aws.DynamoDbResolutions;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.DynamoDbRunLog;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.sync.Direction;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.review.ReviewGate;
import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Resolutions;
import io.revsync.sync.store.RunLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of the company's syncs. */
final class CompanyState {

    private final Systems systems;
    private final RunLog runLog;

    CompanyState(Surroundings surroundings) {
        this.systems = new Systems(surroundings);
        this.runLog = new DynamoDbRunLog(systems.tables());
    }

    RunLog runLog() {
        return runLog;
    }

    /** The settings as they were saved last; empty if they never were. */
    Optional<Settings> settings() {
        return systems.settings().load().map(VersionedSettings::settings);
    }

    /** The newest settings, and who saved them when; empty if they never were. */
    Optional<SavedSettings> saved() {
        return systems.settings().load().flatMap(current -> systems.settings().version(current.version()));
    }

    /** Whether both systems were ever connected; one that turned us away since counts too. */
    boolean isSetUp() {
        return Stream.of(ConnectedSystem.QUICKBOOKS, ConnectedSystem.REVIO)
                .map(system -> systems.connections().to(system))
                .allMatch(connection -> connection.usable() || connection.state() == ConnectionState.LOST);
    }

    boolean isConnected(ConnectedSystem system) {
        return systems.connections().to(system).usable();
    }

    /** Whether syncs may write; empty before a QuickBooks company was ever connected. */
    Optional<ReviewGate> reviewGate() {
        return tables().map(tables -> new ReviewGate(new DynamoDbReviews(tables)));
    }

    /** The open problems of a direction. There are none before a QuickBooks company was ever connected. */
    List<Problem> problems(Direction direction) {
        return tables().map(tables -> new DynamoDbProblems(tables).open(direction))
                .orElse(List.of());
    }

    /** What was decided about records that were changed in QuickBooks. @throws java.util.NoSuchElementException before a company was ever connected */
    Resolutions resolutions() {
        return new DynamoDbResolutions(tables().orElseThrow());
    }

    private Optional<RealmTables> tables() {
        return systems.connections()
                .to(ConnectedSystem.QUICKBOOKS)
                .account()
                .map(company -> new RealmTables(systems.tables(), company.id()));
    }
}
