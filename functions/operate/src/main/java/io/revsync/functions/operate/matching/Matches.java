package io.revsync.functions.operate.matching;

import io.revsync.aws.DynamoDbDecisions;
import io.revsync.aws.DynamoDbKeyLinks;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.DynamoDbSuggestions;
import io.revsync.aws.EventBridgeHandover;
import io.revsync.aws.EventBridgeReviewCall;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.sync.Direction;
import io.revsync.sync.links.LinkDesk;
import io.revsync.sync.review.Finish;
import io.revsync.sync.review.Reader;
import io.revsync.sync.review.ReviewCall;
import io.revsync.sync.review.ReviewDesk;
import io.revsync.sync.review.ReviewWork;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Handover;

/**
 * Puts together what has to do with matching, in the part of the QuickBooks company that is connected now. Each method throws {@link
 * io.revsync.http.ReconnectException} if none ever was.
 */
final class Matches {

    private final Surroundings surroundings;
    private final Systems systems;

    Matches(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.systems = new Systems(surroundings);
    }

    ReviewDesk review() {
        RealmTables tables = tables();
        return new ReviewDesk(
                new DynamoDbReviews(tables),
                new DynamoDbSuggestions(tables),
                new DynamoDbDecisions(tables),
                new DynamoDbKeyLinks(tables),
                systems.quickBooks(settings()),
                call(),
                surroundings.clock());
    }

    LinkDesk links() {
        Settings settings = settings();
        return new LinkDesk(
                new DynamoDbKeyLinks(tables()),
                new DynamoDbLeases(systems.tables()),
                systems.revio(settings),
                systems.quickBooks(settings),
                surroundings.clock());
    }

    ReviewWork work() {
        RealmTables tables = tables();
        Settings settings = settings();
        DynamoDbKeyLinks keyLinks = new DynamoDbKeyLinks(tables);
        DynamoDbSuggestions suggestions = new DynamoDbSuggestions(tables);
        return new ReviewWork(
                new DynamoDbReviews(tables),
                suggestions,
                keyLinks,
                new Reader(systems.revio(settings), systems.quickBooks(settings), settings.keyLinks()),
                new Finish(
                        suggestions,
                        new DynamoDbDecisions(tables),
                        keyLinks,
                        new DynamoDbLeases(systems.tables()),
                        surroundings.clock(),
                        surroundings.pause()),
                call(),
                surroundings.clock(),
                surroundings.pause());
    }

    /** Asks the directions that are switched on for a run, as a run hands itself on. */
    void startSyncs() {
        Handover handover = new EventBridgeHandover(surroundings);
        Settings settings = settings();
        for (Direction direction : Direction.values()) {
            if (settings.of(direction).enabled()) {
                handover.continueSoon(direction);
            }
        }
    }

    private RealmTables tables() {
        return new RealmTables(systems.tables(), systems.realm());
    }

    private Settings settings() {
        return systems.settings().load().map(VersionedSettings::settings).orElseGet(Settings::defaults);
    }

    private ReviewCall call() {
        return new EventBridgeReviewCall(surroundings);
    }
}
