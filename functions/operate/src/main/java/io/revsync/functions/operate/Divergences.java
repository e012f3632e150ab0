package io.revsync.functions.operate;

import io.revsync.api.Admin;
import io.revsync.api.ApiProblem;
import io.revsync.sync.Direction;
import io.revsync.sync.Side;
import io.revsync.sync.store.Handover;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Resolution;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wins where somebody changed in QuickBooks what comes from Rev.io: noted, and carried out by a run that is asked for at once. */
final class Divergences {

    private static final Logger LOG = LoggerFactory.getLogger(Divergences.class);

    private final CompanyState state;
    private final RunRequests requests;
    private final Handover handover;
    private final Clock clock;

    Divergences(CompanyState state, RunRequests requests, Handover handover, Clock clock) {
        this.state = state;
        this.requests = requests;
        this.handover = handover;
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * @param key of the direction
     * @param record as {@link OpenProblems#key} writes it
     * @throws io.revsync.api.ApiProblemException 404 if it has no open problem, 409 if nothing is to be decided or nothing can run, 422 for
     *     a winner there is not; then nothing is decided
     */
    Decided decide(String key, String record, Wanted wanted, Admin admin) {
        Direction direction = OpenProblems.direction(key);
        Side winner = winner(wanted.winner());
        Problem problem = state.problems(direction).stream()
                .filter(open -> OpenProblems.key(open.record()).equals(record))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(
                                404,
                                "problem-not-open",
                                "There is no open problem of " + record + ".",
                                "Look at the list of problems again; it may have gone by itself.")
                        .refusal());
        if (problem.kind() != ProblemKind.DIVERGENCE) {
            throw ApiProblem.of(
                            409,
                            "nothing-to-decide",
                            "Of " + problem.record() + " there are no two versions to choose from.",
                            problem.remedy())
                    .refusal();
        }
        requests.possible(new RunRequests.Wanted(List.of(key)));
        state.resolutions()
                .decide(new Resolution(
                        direction, problem.record(), winner, problem.versions(), clock.instant(), admin.name()));
        LOG.info("{} decided that of {} the version of {} stands.", admin.name(), problem.record(), winner.title());
        handover.continueSoon(direction);
        return new Decided(key, problem.record().toString(), Spelling.of(winner), admin.name());
    }

    private static Side winner(String name) {
        return Arrays.stream(Side.values())
                .filter(side -> Spelling.of(side).equals(name))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(
                                422,
                                "winner-wrong",
                                "It is not said whose version stands.",
                                Arrays.stream(Side.values())
                                        .map(side -> "\"" + Spelling.of(side) + "\"")
                                        .collect(Collectors.joining(" or ", "Give as winner ", ".")))
                        .refusal());
    }

    /** @param winner {@code revio} or {@code quickbooks} */
    record Wanted(String winner) {}

    /** What a run will do next. */
    record Decided(String direction, String record, String winner, String decidedBy) {}
}
