package io.revsync.functions.operate;

import io.revsync.api.ApiProblem;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could not be synced, and the way out. */
final class OpenProblems {

    private final CompanyState state;

    OpenProblems(CompanyState state) {
        this.state = state;
    }

    /** @param key of one direction; null for all */
    Listing list(String key) {
        return new Listing(wanted(key)
                .flatMap(direction -> state.problems(direction).stream())
                .sorted(Comparator.comparing(Problem::since).reversed())
                .map(ProblemView::of)
                .toList());
    }

    /** How a record is written in a path: {@code bill-410001}. */
    static String key(RecordKey record) {
        return record.toString().replace(' ', '-');
    }

    private static Stream<Direction> wanted(String key) {
        return key == null ? Arrays.stream(Direction.values()) : Stream.of(direction(key));
    }

    /** @throws io.revsync.api.ApiProblemException 422 if there is none of this name */
    static Direction direction(String key) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.key().equals(key))
                .findFirst()
                .orElseThrow(() -> unknown().refusal());
    }

    /** The refusal of a direction there is not. */
    static ApiProblem unknown() {
        return ApiProblem.of(
                422,
                "direction-unknown",
                "There is no sync direction of this name.",
                Arrays.stream(Direction.values())
                        .map(Direction::key)
                        .collect(Collectors.joining(", ", "There are: ", ".")));
    }

    /** @param problems newest first */
    record Listing(List<ProblemView> problems) {}

    /**
     * One record that is not on the other side as it should be.
     *
     * @param record such as {@code bill 410001}
     * @param key the record in a path, such as {@code bill-410001}
     * @param kind such as {@code refused}
     * @param versions of a divergence: what both sides say, field by field; otherwise none
     */
    record ProblemView(
            String direction,
            String record,
            String key,
            String kind,
            String message,
            String remedy,
            String technical,
            Instant since,
            int attempts,
            Instant nextTry,
            List<BothVersions> versions) {

        static ProblemView of(Problem problem) {
            return new ProblemView(
                    problem.direction().key(),
                    problem.record().toString(),
                    OpenProblems.key(problem.record()),
                    Spelling.of(problem.kind()),
                    problem.message(),
                    problem.remedy(),
                    problem.technical(),
                    problem.since(),
                    problem.attempts(),
                    problem.nextTry(),
                    problem.versions());
        }
    }
}
