package io.revsync.sync.run;

import static io.revsync.sync.run.RevioBills.NOON;
import static io.revsync.sync.run.RevioBills.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.sandbox.revio.RevioSimulator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static final Instant LAST_WEEK = NOON.minus(Duration.ofDays(7));

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void noRecordIsPassedOverWhateverIsChangedAddedAndDeletedWhileWeRead(
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 4, max = 12) int pageSize,
            @ForAll @IntRange(min = 1, max = 12) int perSecond,
            @ForAll Random random) {
        try (RevioSimulator revio = RevioBills.simulator(bills(count, perSecond))) {
            Map<String, Bill> seen = new HashMap<>();
            Optional<Instant> readUpTo = Optional.empty();

            Iterator<Changes<Bill>> pages = pages(revio, pageSize, Optional.empty());
            while (pages.hasNext()) {
                Changes<Bill> page = pages.next();
                page.records().forEach(bill -> seen.put(bill.id(), bill));
                readUpTo = page.readUpTo();
                if (pages.hasNext()) {
                    somebodyWorks(revio, random);
                }
            }
            assertSeenAsItIs(revio, seen, readUpTo.orElse(Instant.MIN));

            pages(revio, pageSize, readUpTo)
                    .forEachRemaining(page -> page.records().forEach(bill -> seen.put(bill.id(), bill)));
            assertSeenAsItIs(revio, seen, Instant.MAX);
        }
    }

    /** Every record last changed before this moment was seen in its present state. */
    private static void assertSeenAsItIs(RevioSimulator revio, Map<String, Bill> seen, Instant changedBefore) {
        List<String> unseen = revio.ledger()
                .all("Bills")
                .filter(now -> changed(now).isBefore(changedBefore))
                .filter(now -> !Optional.ofNullable(seen.get(now.path("bill_id").asText()))
                        .flatMap(Bill::updated)
                        .equals(Optional.of(changed(now))))
                .map(now -> now.path("bill_id").asText() + " changed " + changed(now))
                .toList();
        assertThat(unseen).isEmpty();
    }

    private static Instant changed(ObjectNode bill) {
        return Instant.parse(bill.path("updated_date").asText() + "Z");
    }

    @Test
    void aRecordThatIsChangedRightAfterItWasReadComesAgain() {
        try (RevioSimulator revio = RevioBills.simulator(bills(6, 1))) {
            Iterator<Changes<Bill>> pages = pages(revio, 4, Optional.empty());
            pages.next();

            revio.ledger().put("Bills", "4", total("11"));
            revio.clock().advance(Duration.ofSeconds(5));
            revio.ledger().put("Bills", "1", total("12"));

            assertThat(pages.next().records()).extracting(Bill::id).containsExactly("5", "6", "4", "1");
        }
    }

    @Test
    void hundredsOfBillsOfOneAndTheSameSecondAllComeThoughSomeVanishMeanwhile() {
        try (RevioSimulator revio = RevioBills.simulator(bills(700, 700))) {
            List<String> seen = new ArrayList<>();
            Iterator<Changes<Bill>> pages = pages(revio, 100, Optional.empty());
            int vanished = 0;

            while (pages.hasNext()) {
                Changes<Bill> page = pages.next();
                page.records().forEach(bill -> seen.add(bill.id()));
                assertThat(page.readUpTo()).contains(LAST_WEEK);
                if (page.records().size() > 1 && pages.hasNext()) {
                    revio.ledger().delete("Bills", page.records().get(0).id());
                    vanished++;
                }
            }

            assertThat(vanished).isPositive();
            assertThat(seen).hasSize(700).doesNotHaveDuplicates();
        }
    }

    @Test
    void aFeedThatWasInterruptedGoesOnFromWhereItHadReadUpTo() {
        try (RevioSimulator revio = RevioBills.simulator(bills(100, 3))) {
            List<String> seen = new ArrayList<>();
            Optional<Instant> readUpTo = Optional.empty();

            for (int run = 0; run < 60 && seen.stream().distinct().count() < 100; run++) {
                Changes<Bill> page = pages(revio, 7, readUpTo).next();
                page.records().forEach(bill -> seen.add(bill.id()));
                readUpTo = page.readUpTo();
            }

            assertThat(seen.stream().distinct()).hasSize(100);
        }
    }

    @Test
    void onlyWhatWasChangedSinceComesAndNothingTwice() {
        try (RevioSimulator revio = RevioBills.simulator(bills(100, 1))) {
            List<String> seen = new ArrayList<>();

            pages(revio, 7, Optional.of(LAST_WEEK.plusSeconds(90)))
                    .forEachRemaining(page -> page.records().forEach(bill -> seen.add(bill.id())));

            assertThat(seen)
                    .containsExactlyElementsOf(LongStream.rangeClosed(91, 100)
                            .mapToObj(Long::toString)
                            .toList());
        }
    }

    @Test
    void aTimeWithoutChangesCostsOneCall() {
        try (RevioSimulator revio = RevioBills.simulator(bills(10, 1))) {
            List<Changes<Bill>> read = new ArrayList<>();

            pages(revio, 500, Optional.of(NOON)).forEachRemaining(read::add);

            assertThat(read).hasSize(1);
            assertThat(read.get(0).readUpTo()).contains(NOON);
            assertThat(revio.counts().total()).isEqualTo(1);
        }
    }

    @Test
    void aRecordThatCannotBeReadIsToldAndTheOthersCome() {
        List<ObjectNode> bills = bills(20, 1);
        bills.get(4).put("total", "ten dollars");
        try (RevioSimulator revio = RevioBills.simulator(bills)) {
            List<String> seen = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();

            pages(revio, 6, Optional.empty()).forEachRemaining(page -> {
                page.records().forEach(bill -> seen.add(bill.id()));
                page.unreadable().forEach(record -> unreadable.add(record.id()));
            });

            assertThat(seen).hasSize(19).doesNotHaveDuplicates().doesNotContain("5");
            assertThat(unreadable).contains("5");
        }
    }

    @Test
    void whereRevioIgnoresFilterAndOrderTheWholeResourceIsReadAndOldRecordsAreLeftOut() throws Exception {
        List<ObjectNode> bills = new ArrayList<>(bills(300, 1));
        Collections.shuffle(bills, new Random(1));
        try (IgnorantRevio revio = new IgnorantRevio(bills)) {
            List<Changes<Bill>> read = new ArrayList<>();

            RevioBills.feed(revio.baseUrl(), fixed(), 50)
                    .since(Optional.of(LAST_WEEK.plusSeconds(290)), deadline())
                    .forEachRemaining(read::add);

            assertThat(read.stream().flatMap(page -> page.records().stream()).map(Bill::id))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(291, 300)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(read.subList(0, read.size() - 1))
                    .allMatch(page -> page.readUpTo().isEmpty());
            assertThat(read.get(read.size() - 1).readUpTo().orElseThrow())
                    .isBeforeOrEqualTo(LAST_WEEK.plusSeconds(299));
        }
    }

    @Test
    void onAFirstReadTheWholeResourceComesTooWhenItIsOutOfOrderAndARowVanishesMeanwhile() throws Exception {
        List<ObjectNode> bills = Collections.synchronizedList(new ArrayList<>(bills(300, 1)));
        Collections.shuffle(bills, new Random(2));
        String vanishing = bills.get(0).path("bill_id").asText();
        try (IgnorantRevio revio = new IgnorantRevio(bills)) {
            List<String> seen = new ArrayList<>();
            Iterator<Changes<Bill>> pages =
                    RevioBills.feed(revio.baseUrl(), fixed(), 50).since(Optional.empty(), deadline());

            pages.next().records().forEach(bill -> seen.add(bill.id()));
            bills.remove(0);
            pages.forEachRemaining(page -> page.records().forEach(bill -> seen.add(bill.id())));

            assertThat(seen).hasSize(300).contains(vanishing).doesNotHaveDuplicates();
        }
    }

    @Test
    void theCursorNeverPassesWhatWasChangedWhileTheWholeResourceWasRead() throws Exception {
        List<ObjectNode> bills = new ArrayList<>(bills(100, 1));
        Collections.reverse(bills);
        try (RevioSimulator clockwork = RevioBills.simulator(List.of());
                IgnorantRevio revio = new IgnorantRevio(bills)) {
            var clock = clockwork.clock();
            Iterator<Changes<Bill>> pages = RevioBills.feed(revio.baseUrl(), clock, 20)
                    .since(Optional.empty(), Deadline.in(Duration.ofHours(1), clock));
            Instant changedAfterWePassedIt = NOON.plus(Duration.ofMinutes(5));
            Optional<Instant> readUpTo = Optional.empty();

            pages.next();
            clock.advance(Duration.ofMinutes(20));
            bills.set(0, bill(100, changedAfterWePassedIt));
            bills.set(99, bill(1, NOON.plus(Duration.ofMinutes(19))));
            while (pages.hasNext()) {
                readUpTo = pages.next().readUpTo();
            }

            assertThat(readUpTo.orElseThrow()).isBefore(changedAfterWePassedIt);
        }
    }

    /** Bills 1 to {@code count}, so many of which were changed in each second. */
    private static List<ObjectNode> bills(int count, int perSecond) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> bill(id, LAST_WEEK.plusSeconds((id - 1) / perSecond)))
                .toList();
    }

    private static void somebodyWorks(RevioSimulator revio, Random random) {
        revio.clock().advance(Duration.ofSeconds(random.nextInt(3)));
        List<String> ids = revio.ledger()
                .all("Bills")
                .map(bill -> bill.path("bill_id").asText())
                .toList();
        for (int i = random.nextInt(3); i > 0 && !ids.isEmpty(); i--) {
            String id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(3)) {
                case 0 -> revio.ledger().delete("Bills", id);
                case 1 -> {
                    int next = 1_000 + random.nextInt(1_000_000);
                    revio.ledger().put("Bills", "" + next, bill(next, NOON));
                }
                default ->
                    revio.ledger().get("Bills", id).ifPresent(there -> revio.ledger()
                            .put("Bills", id, total("" + random.nextInt(100))));
            }
        }
    }

    private static ObjectNode total(String amount) {
        return JsonNodeFactory.instance.objectNode().put("total", new BigDecimal(amount));
    }

    private static Iterator<Changes<Bill>> pages(RevioSimulator revio, int pageSize, Optional<Instant> from) {
        return RevioBills.feed(revio.baseUrl(), revio.clock(), pageSize)
                .since(from, Deadline.in(Duration.ofHours(1), revio.clock()));
    }

    private static Clock fixed() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofHours(1), fixed());
    }
}
