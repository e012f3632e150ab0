package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.SandboxClock;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.RunLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-03-10T12:00:00Z"));
    private final Kept log = new Kept();
    private final AtomicLong quickBooksCalls = new AtomicLong(100);
    private Tally tally = newTally();

    /** As runs do it: what waits, was refused or failed may be tried again, everything else is final. */
    @Provide
    Arbitrary<List<List<Outcome>>> fates() {
        Arbitrary<Outcome> open = Arbitraries.of(Outcome.WAITING, Outcome.REFUSED, Outcome.FAILED);
        return Arbitraries.of(Outcome.class)
                .flatMap(last -> open.list().ofMaxSize(3).map(before -> {
                    List<Outcome> fate = new ArrayList<>(before);
                    fate.add(last);
                    return fate;
                }))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void everyRecordCountsOnceByItsLastOutcome(@ForAll("fates") List<List<Outcome>> fates) {
        tally = newTally();
        Map<Outcome, Long> last = new HashMap<>();
        for (int attempt = 0; attempt < 4; attempt++) {
            for (int record = 0; record < fates.size(); record++) {
                if (attempt < fates.get(record).size()) {
                    count("" + record, fates.get(record).get(attempt));
                }
            }
        }
        fates.forEach(fate -> last.merge(fate.get(fate.size() - 1), 1L, Long::sum));

        RunReport report = tally.save(RunState.FINISHED, "");

        assertThat(report.read()).isEqualTo(fates.size());
        assertThat(report.outcomes()).containsOnlyKeys(Outcome.values());
        assertThat(report.outcomes())
                .allSatisfy((outcome, count) -> assertThat(count).isEqualTo(last.getOrDefault(outcome, 0L)));
    }

    @Test
    void onlyWhatHappenedOrNeedsAttentionHasALineInTheLogAndTheLastLinesAreNotLost() {
        for (int i = 0; i < 250; i++) {
            count("" + i, i % 2 == 0 ? Outcome.CREATED : Outcome.UNCHANGED);
        }
        count("refused", Outcome.REFUSED);

        tally.save(RunState.FINISHED, "");

        assertThat(log.lines).hasSize(126);
        assertThat(log.lines).extracting(RecordOutcome::outcome).doesNotContain(Outcome.UNCHANGED);
    }

    @Test
    void theLogIsKeptUpToDateOnceASecondNotMoreOften() {
        for (int i = 0; i < 50; i++) {
            count("" + i, Outcome.CREATED);
        }
        assertThat(log.saved).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        count("50", Outcome.CREATED);
        count("51", Outcome.CREATED);

        assertThat(log.saved).hasSize(1);
        assertThat(log.saved.get(0).state()).isEqualTo(RunState.RUNNING);
        assertThat(log.saved.get(0).count(Outcome.CREATED)).isEqualTo(51);
    }

    @Test
    void onlyTheCallsAndTheTimeOfThisRunCount() {
        quickBooksCalls.addAndGet(12);
        clock.advance(Duration.ofSeconds(90));

        RunReport report = tally.save(RunState.FINISHED, "");

        assertThat(report.quickBooksCalls()).isEqualTo(12);
        assertThat(report.revioCalls()).isZero();
        assertThat(report.took()).isEqualTo(Duration.ofSeconds(90));
    }

    private Tally newTally() {
        return new Tally("run", Direction.INVOICES_TO_QUICKBOOKS, log, clock, quickBooksCalls::get, () -> 7L);
    }

    private void count(String id, Outcome outcome) {
        tally.count(RecordOutcome.of(new RecordKey(RecordType.BILL, id), outcome));
    }

    private static final class Kept implements RunLog {

        private final List<RunReport> saved = new ArrayList<>();
        private final List<RecordOutcome> lines = new ArrayList<>();

        @Override
        public void save(RunReport report) {
            saved.add(report);
        }

        @Override
        public void append(String runId, Collection<RecordOutcome> outcomes) {
            lines.addAll(outcomes);
        }

        @Override
        public List<RunReport> latest(Direction direction, int most) {
            return saved;
        }

        @Override
        public List<RecordOutcome> outcomes(String runId) {
            return lines;
        }
    }
}
