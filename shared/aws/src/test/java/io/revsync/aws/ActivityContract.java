package io.revsync.aws;

import static io.revsync.aws.Company.bill;
import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Resolution;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Problems, census and run log. */
interface ActivityContract extends OnAws {

    @Test
    default void manyProblemsOpenAndCloseInSteps() {
        Company company = company();
        DynamoDbProblems problems = new DynamoDbProblems(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        List<Problem> many = IntStream.range(0, 200)
                .mapToObj(id -> problem(company, id, "no"))
                .toList();
        problems.update(many, List.of(), INVOICES_TO_QUICKBOOKS, lease);
        assertThat(problems.open(INVOICES_TO_QUICKBOOKS)).containsExactlyInAnyOrderElementsOf(many);
        List<RecordKey> solved = IntStream.range(0, 199).mapToObj(Company::bill).toList();
        problems.update(List.of(problem(company, 199, "still no")), solved, INVOICES_TO_QUICKBOOKS, lease);
        assertThat(problems.open(INVOICES_TO_QUICKBOOKS)).containsExactly(problem(company, 199, "still no"));
    }

    @Test
    default void whoeverLostTheLeaseLeavesProblemsAndCensusAsTheyAre() {
        Company company = company();
        Lease old = company.lease(INVOICES_TO_QUICKBOOKS);
        company.takeOver(old);
        assertThatThrownBy(() -> new DynamoDbProblems(company.books)
                        .update(List.of(problem(company, 1, "no")), List.of(), INVOICES_TO_QUICKBOOKS, old))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> new DynamoDbCensus(company.books).add(INVOICES_TO_QUICKBOOKS, List.of(1L), old))
                .isInstanceOf(LeaseLostException.class);
        assertThat(new DynamoDbProblems(company.books).open(INVOICES_TO_QUICKBOOKS))
                .isEmpty();
        assertThat(new DynamoDbCensus(company.books).ids(INVOICES_TO_QUICKBOOKS))
                .isEmpty();
    }

    @Test
    default void theCensusIsASetInOrder() {
        Company company = company();
        DynamoDbCensus census = new DynamoDbCensus(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        census.add(INVOICES_TO_QUICKBOOKS, List.of(2_000_000_001L, 5L, 999L, 1000L), lease);
        census.add(INVOICES_TO_QUICKBOOKS, List.of(5L, 6L, 6L), lease);
        census.remove(INVOICES_TO_QUICKBOOKS, List.of(1000L, 4711L), lease);
        assertThat(census.ids(INVOICES_TO_QUICKBOOKS)).containsExactly(5, 6, 999, 2_000_000_001L);
        census.add(INVOICES_TO_QUICKBOOKS, List.of(), lease);
        census.remove(INVOICES_TO_QUICKBOOKS, List.of(5L, 6L, 999L, 2_000_000_001L), lease);
        assertThat(census.ids(INVOICES_TO_QUICKBOOKS)).isEmpty();
    }

    @Test
    default void aCensusOfManyIdsIsWholeAgain() {
        Company company = company();
        DynamoDbCensus census = new DynamoDbCensus(company.books);
        List<Long> dense = LongStream.range(10_000, 13_000).boxed().toList();
        List<Long> sparse =
                LongStream.range(100, 300).map(i -> i * 1_000_000).boxed().toList();
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        census.add(INVOICES_TO_QUICKBOOKS, dense, lease);
        census.add(INVOICES_TO_QUICKBOOKS, sparse, lease);
        assertThat(census.ids(INVOICES_TO_QUICKBOOKS))
                .containsExactly(LongStream.concat(
                                dense.stream().mapToLong(Long::longValue),
                                sparse.stream().mapToLong(Long::longValue))
                        .toArray());
    }

    @Test
    default void theLatestRunsComeNewestFirst() {
        Company company = company();
        DynamoDbRunLog log = new DynamoDbRunLog(company.tables);
        log.save(run(company, "2026-11-22T13", RunState.FINISHED));
        log.save(run(company, "2026-11-22T14", RunState.FINISHED));
        log.save(run(company, "2026-11-22T15", RunState.RUNNING));
        RunReport ended = run(company, "2026-11-22T15", RunState.CONTINUES);
        log.save(ended);
        assertThat(log.latest(INVOICES_TO_QUICKBOOKS, 2))
                .containsExactly(ended, run(company, "2026-11-22T14", RunState.FINISHED));
    }

    @Test
    default void aRunsLinesAreKeptInTheOrderTheyCame() {
        Company company = company();
        DynamoDbRunLog log = new DynamoDbRunLog(company.tables);
        List<RecordOutcome> lines = IntStream.range(0, 450)
                .mapToObj(id -> new RecordOutcome(bill(id), Outcome.CREATED, Optional.of("q" + id), ""))
                .toList();
        log.append("run-1", lines);
        company.clock.advance(Duration.ofMillis(1));
        RecordOutcome last = RecordOutcome.of(bill(999), Outcome.WAITING);
        log.append("run-1", List.of(last));
        assertThat(log.outcomes("run-1")).hasSize(451).containsAll(lines).endsWith(last);
        assertThat(log.outcomes("run-2")).isEmpty();
    }

    @Test
    default void anExpiredRunIsGoneEvenBeforeDynamoDbRemovesIt() {
        Company company = company();
        DynamoDbRunLog log = new DynamoDbRunLog(company.tables);
        log.save(run(company, "old", RunState.FINISHED));
        log.append("old", List.of(RecordOutcome.of(bill(1), Outcome.CREATED)));
        company.clock.advance(DynamoDbRunLog.KEPT);
        assertThat(log.latest(INVOICES_TO_QUICKBOOKS, 5)).isEmpty();
        assertThat(log.outcomes("old")).isEmpty();
    }

    static Problem problem(Company company, int billId, String message) {
        return new Problem(
                INVOICES_TO_QUICKBOOKS,
                bill(billId),
                ProblemKind.WAITING,
                message,
                "Link the customer.",
                "",
                Optional.of(bill(1)),
                2,
                company.clock.instant(),
                company.clock.instant().plusSeconds(60),
                7);
    }

    private static RunReport run(Company company, String id, RunState state) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, (long) outcome.ordinal());
        }
        return new RunReport(
                id,
                INVOICES_TO_QUICKBOOKS,
                state,
                company.clock.instant(),
                28,
                outcomes,
                3,
                4,
                Duration.ofMillis(1_234),
                "");
    }

    @Test
    default void aDecisionMadeWhileTheOneBeforeIsCarriedOutIsNotStruckOffWithIt() {
        Company company = company();
        DynamoDbResolutions resolutions = new DynamoDbResolutions(company.books);
        var lease = company.lease(INVOICES_TO_QUICKBOOKS);
        Resolution first = decided(Side.REVIO);
        Resolution second = decided(Side.QUICKBOOKS);
        resolutions.decide(first);
        Resolution carriedOut = resolutions.of(INVOICES_TO_QUICKBOOKS).get(0);

        resolutions.decide(second);
        resolutions.done(carriedOut, lease);
        assertThat(resolutions.of(INVOICES_TO_QUICKBOOKS)).containsExactly(second);

        resolutions.done(second, lease);
        resolutions.done(second, lease);
        assertThat(resolutions.of(INVOICES_TO_QUICKBOOKS)).isEmpty();
    }

    private static Resolution decided(Side winner) {
        return new Resolution(
                INVOICES_TO_QUICKBOOKS,
                bill(1),
                winner,
                List.of(new BothVersions("dueDate", "2026-11-30", "2026-12-31")),
                Company.START,
                "ann");
    }
}
