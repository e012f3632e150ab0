package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.QuickBooksClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** More changes than change data capture can tell, and longer ago than it looks back. */
class QuickBooksFeedTest {

    private static final int MORE_THAN_ONE_ANSWER = 1_003;

    @Test
    void moreChangesThanOneAnswerHoldsAreAllReadAndADeletionIsNotMissed() {
        try (TwoSystems world = TwoSystems.with()) {
            String customer = customer(world);
            String gone = payment(world, customer);
            Instant before = world.clock.instant();
            world.clock.advance(Duration.ofHours(1));
            Set<String> made = new HashSet<>();
            for (int i = 0; i < MORE_THAN_ONE_ANSWER; i++) {
                made.add(payment(world, customer));
            }
            world.quickBooks.ledger().delete("Payment", gone);

            Read read = read(world, Optional.of(before.plusSeconds(60)), List.of(gone));

            assertThat(read.ids).containsAll(made);
            assertThat(read.deleted).containsExactly(gone);
            assertThat(read.upTo).isBetween(before, world.clock.instant());
        }
    }

    @Test
    void whatIsLongerAgoThanItLooksBackIsReadWholeAndItsDeletionsAreLookedUp() {
        try (TwoSystems world = TwoSystems.with()) {
            String customer = customer(world);
            String gone = payment(world, customer);
            String kept = payment(world, customer);
            Instant before = world.clock.instant();
            world.clock.advance(Duration.ofHours(1));
            String later = payment(world, customer);
            world.quickBooks.ledger().delete("Payment", gone);
            world.clock.advance(Duration.ofDays(45));

            Read read = read(world, Optional.of(before.plusSeconds(60)), List.of(gone, kept));

            assertThat(read.ids).contains(later).doesNotContain(kept, gone);
            assertThat(read.deleted).containsExactly(gone);
        }
    }

    private record Read(Set<String> ids, List<String> deleted, Instant upTo) {}

    private static Read read(TwoSystems world, Optional<Instant> from, List<String> linked) {
        QuickBooksClient client = world.quickBooksClient();
        QuickBooksFeed<Payment> feed = new QuickBooksFeed<>(client, Entity.PAYMENT, () -> linked, world.clock);
        Iterator<Changes<Payment>> pages = feed.since(from, Deadline.in(Duration.ofMinutes(15), world.clock));
        Set<String> ids = new HashSet<>();
        List<String> deleted = new ArrayList<>();
        Instant upTo = Instant.MIN;
        while (pages.hasNext()) {
            Changes<Payment> page = pages.next();
            page.records().forEach(payment -> ids.add(payment.id()));
            deleted.addAll(page.deleted());
            upTo = page.readUpTo().orElse(upTo);
        }
        return new Read(ids, deleted, upTo);
    }

    private static String customer(TwoSystems world) {
        return world.quickBooks
                .ledger()
                .put("Customer", null, TwoSystems.json("{'DisplayName': 'Acme'}"))
                .path("Id")
                .asText();
    }

    private static String payment(TwoSystems world, String customer) {
        return world.quickBooks
                .ledger()
                .put("Payment", null, TwoSystems.json("{'TotalAmt': 1, 'CustomerRef': {'value': '" + customer + "'}}"))
                .path("Id")
                .asText();
    }
}
