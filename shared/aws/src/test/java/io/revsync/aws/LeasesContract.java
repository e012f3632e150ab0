package io.revsync.aws;

import static io.revsync.sync.Direction.CUSTOMERS_TO_QUICKBOOKS;
import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sync.Reach;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface LeasesContract extends OnAws {
    Instant LATER = Company.START.plus(Duration.ofMinutes(16));

    @Test
    default void aHeldLeaseIsRefusedToEverybodyElse() {
        Company company = company();
        DynamoDbLeases leases = new DynamoDbLeases(company.tables);
        assertThat(leases.acquire(INVOICES_TO_QUICKBOOKS, "a", LATER)).isPresent();
        assertThat(leases.acquire(INVOICES_TO_QUICKBOOKS, "b", LATER)).isEmpty();
        assertThat(leases.acquire(INVOICES_TO_QUICKBOOKS, "a", LATER)).isEmpty();
        assertThat(leases.acquire(CUSTOMERS_TO_QUICKBOOKS, "b", LATER)).isPresent();
    }

    @Test
    default void ofManyThatReachForALeaseOneGetsIt() {
        DynamoDbLeases leases = new DynamoDbLeases(company().tables);
        List<CompletableFuture<Lease>> attempts = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> leases.acquire(INVOICES_TO_QUICKBOOKS, "run " + i, LATER)
                                .orElse(null)))
                .toList();
        assertThat(attempts.stream().map(CompletableFuture::join).filter(Objects::nonNull))
                .hasSize(1);
    }

    @Test
    default void theFenceGrowsEachTimeTheLeaseChangesHands() {
        Company company = company();
        DynamoDbLeases leases = new DynamoDbLeases(company.tables);
        Lease first = company.lease(INVOICES_TO_QUICKBOOKS);
        leases.release(first);
        Lease second = company.lease(INVOICES_TO_QUICKBOOKS);
        Lease third = company.takeOver(second);
        assertThat(List.of(first.fence(), second.fence(), third.fence())).containsExactly(1L, 2L, 3L);
    }

    @Test
    default void releasingALeaseSomebodyElseHoldsDoesNothing() {
        Company company = company();
        DynamoDbLeases leases = new DynamoDbLeases(company.tables);
        Lease old = company.lease(INVOICES_TO_QUICKBOOKS);
        company.takeOver(old);
        leases.release(old);
        assertThat(leases.acquire(INVOICES_TO_QUICKBOOKS, "c", LATER)).isEmpty();
    }

    @Test
    default void aBrokenLeaseIsFreeAndItsHolderIsRefused() {
        Company company = company();
        DynamoDbLeases leases = new DynamoDbLeases(company.tables);
        Lease dead = company.lease(INVOICES_TO_QUICKBOOKS);
        leases.breakLease(INVOICES_TO_QUICKBOOKS);
        assertThatThrownBy(() -> saveCursor(company, dead)).isInstanceOf(LeaseLostException.class);
        assertThat(company.lease(INVOICES_TO_QUICKBOOKS).fence()).isGreaterThan(dead.fence());
    }

    @Test
    default void whoeverLostTheLeaseMovesNoCursor() {
        Company company = company();
        DynamoDbCursors cursors = new DynamoDbCursors(company.books);
        assertThat(cursors.load(INVOICES_TO_QUICKBOOKS)).isEmpty();
        Lease old = company.lease(INVOICES_TO_QUICKBOOKS);
        Cursor saved = saveCursor(company, old);
        Lease current = company.takeOver(old);
        assertThatThrownBy(() -> saveCursor(company, old))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("took over from run 1");
        assertThat(cursors.load(INVOICES_TO_QUICKBOOKS)).contains(saved);
        Cursor moved = saveCursor(company, current);
        assertThat(cursors.load(INVOICES_TO_QUICKBOOKS)).contains(moved);
    }

    private static Cursor saveCursor(Company company, Lease lease) {
        Instant readUpTo = Company.START.plusMillis(lease.fence());
        Cursor cursor =
                new Cursor(INVOICES_TO_QUICKBOOKS, readUpTo, Reach.since(Optional.of(LocalDate.of(2026, 7, 1))));
        new DynamoDbCursors(company.books).save(cursor, lease);
        return cursor;
    }
}
