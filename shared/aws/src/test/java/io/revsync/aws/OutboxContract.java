package io.revsync.aws;

import static io.revsync.aws.Company.bill;
import static io.revsync.sync.Direction.CUSTOMERS_TO_QUICKBOOKS;
import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Json;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Settlement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

interface OutboxContract extends OnAws {

    @Test
    default void whatWasWrittenDownIsReadBackByteForByte() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        OutboxEntry entry = entry(company, "r-1", "{\"Amount\": 10.50,  \"Name\":\"Zoë \\u00e9 ✓\"}");
        outbox.put(entry, company.lease(INVOICES_TO_QUICKBOOKS));
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).containsExactly(entry);
        assertThat(outbox.pending(CUSTOMERS_TO_QUICKBOOKS)).isEmpty();
    }

    @Test
    default void theOldestEntryComesFirst() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        outbox.put(entry(company, "z", "{}"), lease);
        company.clock.advance(Duration.ofSeconds(1));
        outbox.put(entry(company, "a", "{}"), lease);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS))
                .extracting(OutboxEntry::requestId)
                .containsExactly("z", "a");
    }

    @Test
    default void settlingLinksOpensAndClosesProblemsAndEmptiesTheOutbox() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        DynamoDbProblems problems = new DynamoDbProblems(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        OutboxEntry entry = entry(company, "r-1", "{}");
        outbox.put(entry, lease);
        Problem old = ActivityContract.problem(company, 1001, "old");
        Problem variance = ActivityContract.problem(company, 1002, "differs");
        problems.update(List.of(old), List.of(), INVOICES_TO_QUICKBOOKS, lease);
        KeyLink link = company.link(1001, "77");
        outbox.settle(entry, new Settlement(List.of(link), List.of(variance), List.of(bill(1001))), lease);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).isEmpty();
        assertThat(new DynamoDbKeyLinks(company.books).byQuickBooksId(RecordType.BILL, "77"))
                .contains(link);
        assertThat(problems.open(INVOICES_TO_QUICKBOOKS)).containsExactly(variance);
    }

    @Test
    default void thirtyRecordsWithAProblemEachSettleAtOnce() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        OutboxEntry entry = entry(company, "r-1", "x".repeat(4_000_000));
        outbox.put(entry, lease);
        List<KeyLink> links = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int id = 1; id <= Settlement.MOST_RECORDS; id++) {
            links.add(company.link(id, "q" + id));
            problems.add(ActivityContract.problem(company, id, "differs"));
        }
        outbox.settle(entry, new Settlement(links, problems, List.of()), lease);
        assertThat(new DynamoDbKeyLinks(company.books).all(RecordType.BILL))
                .toIterable()
                .hasSize(30);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).isEmpty();
    }

    @Test
    default void aSettlementThatWouldLinkAnInvoiceTwiceChangesNothing() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1, "77"), lease);
        OutboxEntry entry = entry(company, "r-1", "{}");
        outbox.put(entry, lease);
        List<KeyLink> taken = List.of(company.link(2, "78"), company.link(3, "77"));
        assertThatThrownBy(() -> outbox.settle(entry, new Settlement(taken, List.of(), List.of()), lease))
                .isInstanceOf(AlreadyLinkedException.class)
                .hasMessageContaining("bill 3");
        List<KeyLink> twins = List.of(company.link(4, "80"), company.link(5, "80"));
        assertThatThrownBy(() -> outbox.settle(entry, new Settlement(twins, List.of(), List.of()), lease))
                .isInstanceOf(AlreadyLinkedException.class);
        assertThat(links.all(RecordType.BILL)).toIterable().hasSize(1);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).containsExactly(entry);
    }

    @Test
    default void whoeverLostTheLeaseNeitherWritesDownNorSettles() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        Lease old = company.lease(INVOICES_TO_QUICKBOOKS);
        OutboxEntry entry = entry(company, "r-1", "{}");
        outbox.put(entry, old);
        company.takeOver(old);
        assertThatThrownBy(() -> outbox.put(entry(company, "r-2", "{}"), old)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() ->
                        outbox.settle(entry, new Settlement(List.of(company.link(1, "77")), List.of(), List.of()), old))
                .isInstanceOf(LeaseLostException.class);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).containsExactly(entry);
    }

    @Test
    default void aBatchTooBigForOneItemIsKeptInPartsAndRemovedWhole() {
        Company company = company();
        DynamoDbOutbox outbox = new DynamoDbOutbox(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        // Random letters hardly shrink: more than one item, several of them.
        StringBuilder body = new StringBuilder();
        new Random(1).ints(1_200_000, 33, 127).forEach(letter -> body.append((char) letter));
        OutboxEntry big = entry(company, "big", body.toString());
        outbox.put(big, lease);
        outbox.put(entry(company, "small", "{}"), lease);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS)).hasSize(2).contains(big);
        outbox.settle(big, new Settlement(List.of(), List.of(), List.of()), lease);
        assertThat(outbox.pending(INVOICES_TO_QUICKBOOKS))
                .extracting(OutboxEntry::requestId)
                .containsExactly("small");
    }

    private static OutboxEntry entry(Company company, String requestId, String body) {
        ObjectNode invoice = Json.mapper().createObjectNode();
        invoice.put("DocNumber", "1001").put("TotalAmt", new BigDecimal("10.50"));
        RecordKey record = bill(1001);
        TreeMap<String, Command> commands = new TreeMap<>();
        commands.put(
                "1",
                new Command(
                        record,
                        "bill 1001 of Acme",
                        Operation.CREATE,
                        invoice,
                        "f",
                        Optional.of(new BigDecimal("10.50")),
                        0));
        return new OutboxEntry(requestId, INVOICES_TO_QUICKBOOKS, company.clock.instant(), body, commands);
    }
}
