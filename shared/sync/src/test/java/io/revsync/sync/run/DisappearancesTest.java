package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisappearancesTest {

    private int calls;

    @Provide
    Arbitrary<Set<Long>> ids() {
        return Arbitraries.longs().between(1, 400).set().ofMaxSize(250);
    }

    @Provide
    Arbitrary<Set<Long>> few() {
        return Arbitraries.longs().between(1, 400).set().ofMaxSize(8);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void exactlyTheDeletedOnesAreFoundWhateverWasAddedBehindThem(
            @ForAll("ids") Set<Long> known, @ForAll("few") Set<Long> deleted, @ForAll @IntRange(max = 30) int added) {
        TreeSet<Long> there = new TreeSet<>(known);
        there.removeAll(deleted);
        for (long i = 1; i <= added; i++) {
            there.add(1000 + i);
        }

        Optional<Disappearances.Found> found = among(known, there, 20);

        assertThat(found).isPresent();
        assertThat(found.get().complete()).isTrue();
        assertThat(found.get().gone())
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().filter(deleted::contains).toList());
        assertThat(found.get().unknown()).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whateverIsThereItIsNeverCalledGoneAndWhateverIsKnownNeverUnknown(
            @ForAll("ids") Set<Long> known,
            @ForAll("ids") Set<Long> there,
            @ForAll @IntRange(min = 1, max = 60) int page) {
        Disappearances.Found found = among(known, new TreeSet<>(there), page).orElseThrow();

        assertThat(found.gone())
                .doesNotHaveDuplicates()
                .allMatch(known::contains)
                .noneMatch(there::contains);
        assertThat(found.unknown())
                .doesNotHaveDuplicates()
                .allMatch(there::contains)
                .noneMatch(known::contains);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void severalRunsFindWhatOneRunHadNotEnoughCallsFor(
            @ForAll("ids") Set<Long> known, @ForAll("ids") Set<Long> deleted) {
        TreeSet<Long> there = new TreeSet<>(known);
        there.removeAll(deleted);
        TreeSet<Long> left = new TreeSet<>(known);

        boolean complete = false;
        for (int run = 0; run < 100 && !complete; run++) {
            Disappearances.Found found = among(left, there, 3).orElseThrow();
            left.removeAll(found.gone());
            complete = found.complete();
        }

        assertThat(left).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 500, 501, 1_000, 50_000})
    void whenNothingIsGoneOneCallTellsHoweverManyThereAre(int size) {
        List<Long> ids = LongStream.rangeClosed(1, size).map(i -> i * 7).boxed().toList();

        assertThat(among(ids, new TreeSet<>(ids), 500)).hasValueSatisfying(found -> {
            assertThat(found.gone()).isEmpty();
            assertThat(found.complete()).isTrue();
        });
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void oneBillGoneOf50000IsFoundInATenOfCalls() {
        List<Long> ids = LongStream.rangeClosed(1, 50_000).boxed().toList();
        TreeSet<Long> there = new TreeSet<>(ids);
        there.remove(31_415L);

        assertThat(among(ids, there, 500).orElseThrow().gone()).containsExactly(31_415L);
        assertThat(calls).isLessThanOrEqualTo(10);
    }

    @Test
    void thatAllAreGoneIsSeenAtOnceSoThatItCanBeDoubted() {
        List<Long> ids = LongStream.rangeClosed(1, 50_000).boxed().toList();

        assertThat(among(ids, new TreeSet<>(), 500).orElseThrow().gone()).hasSize(50_000);
    }

    @Test
    void whatWasSyncedBeforeTheSyncLookedThatFarBackIsUnknownNotGone() {
        TreeSet<Long> there =
                new TreeSet<>(LongStream.rangeClosed(1, 100).boxed().toList());

        Disappearances.Found found = among(there.tailSet(41L), there, 20).orElseThrow();

        assertThat(found.gone()).isEmpty();
        assertThat(found.unknown())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void ofPagesThatAreNotInOrderNothingCanBeSaid() {
        long[] known = LongStream.rangeClosed(1, 40).toArray();

        assertThat(new Disappearances(20, page -> new IdPage(new long[] {9, 8, 7}, false)).among(known))
                .isEmpty();
        assertThat(new Disappearances(
                                20,
                                page -> page == 2
                                        ? new IdPage(
                                                LongStream.rangeClosed(20, 38).toArray(), false)
                                        : new IdPage(new long[] {5, 3}, true))
                        .among(known))
                .as("only the first page is out of order")
                .isEmpty();
    }

    @Test
    void aServerThatSendsShorterPagesThanAskedForMakesNothingDisappear() {
        long[] known = LongStream.rangeClosed(1, 40).toArray();

        assertThat(new Disappearances(
                                20,
                                page -> new IdPage(
                                        LongStream.rangeClosed((page - 1) * 10L + 1, page * 10L)
                                                .toArray(),
                                        page < 4))
                        .among(known))
                .isEmpty();
    }

    @Test
    void whoHasSyncedNothingMissesNothing() {
        assertThat(among(List.of(), new TreeSet<>(List.of(1L, 2L)), 500)
                        .orElseThrow()
                        .gone())
                .isEmpty();
        assertThat(calls).isZero();
    }

    private Optional<Disappearances.Found> among(Collection<Long> known, TreeSet<Long> there, int pageSize) {
        calls = 0;
        List<Long> sorted = List.copyOf(there);
        return new Disappearances(pageSize, page -> {
                    calls++;
                    int from = Math.min(sorted.size(), (page - 1) * pageSize);
                    int to = Math.min(sorted.size(), from + pageSize);
                    return new IdPage(longs(sorted.subList(from, to)), to < sorted.size());
                })
                .among(longs(new TreeSet<>(known)));
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
