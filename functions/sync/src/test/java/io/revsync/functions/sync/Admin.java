package io.revsync.functions.sync;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.Side;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Resolution;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Decides about what was changed in QuickBooks, as the status page lets him; what he does not come to stays undecided. */
final class Admin {

    static final String NAME = "ann@example.com";

    private final World world;
    private final Set<RecordKey> accepted = new HashSet<>();

    Admin(World world) {
        this.world = world;
    }

    String decides(Choice choice) {
        return choice.of(open())
                .map(problem -> {
                    Side winner = choice.way(List.of(Side.REVIO, Side.QUICKBOOKS));
                    world.company()
                            .ports()
                            .resolutions()
                            .decide(new Resolution(
                                    problem.direction(),
                                    problem.record(),
                                    winner,
                                    problem.versions(),
                                    world.clock.instant(),
                                    NAME));
                    if (winner == Side.QUICKBOOKS) {
                        accepted.add(problem.record());
                    }
                    return winner.title() + "'s version of " + problem.record() + " stands: " + problem.versions();
                })
                .orElse("");
    }

    /** The records of which he has ever said that QuickBooks' version stands. */
    Set<RecordKey> accepted() {
        return accepted;
    }

    private Stream<Problem> open() {
        return Stream.of(Direction.values())
                .flatMap(direction -> world.company().ports().problems().open(direction).stream())
                .filter(problem -> problem.kind() == ProblemKind.DIVERGENCE);
    }
}
