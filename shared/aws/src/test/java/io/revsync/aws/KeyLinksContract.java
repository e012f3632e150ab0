package io.revsync.aws;

import static io.revsync.aws.Company.bill;
import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static io.revsync.sync.Direction.PAYMENTS_TO_REVIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface KeyLinksContract extends OnAws {

    @Test
    default void aLinkIsFoundFromEitherSide() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        KeyLink link = company.link(1001, "77");
        links.put(link, company.lease(INVOICES_TO_QUICKBOOKS));
        assertThat(links.byRevioIds(RecordType.BILL, List.of("1001", "1002"))).isEqualTo(Map.of("1001", link));
        assertThat(links.byQuickBooksId(RecordType.BILL, "77")).contains(link);
        assertThat(links.byQuickBooksId(RecordType.BILL, "78")).isEmpty();
        assertThat(links.byRevioIds(RecordType.CUSTOMER, List.of("1001"))).isEmpty();
    }

    @Test
    default void oneInvoiceIsTheOtherHalfOfOneBillOnly() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1001, "77"), lease);
        assertThatThrownBy(() -> links.put(company.link(1002, "77"), lease))
                .isInstanceOf(AlreadyLinkedException.class)
                .hasMessageContaining("Invoice 77")
                .hasMessageContaining("bill 1002");
        assertThat(links.byRevioIds(RecordType.BILL, List.of("1002"))).isEmpty();
        assertThat(links.byQuickBooksId(RecordType.BILL, "77").orElseThrow().record())
                .isEqualTo(bill(1001));
    }

    @Test
    default void aLinkIsRenewedInPlace() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1001, "77"), lease);
        links.put(company.link(1001, "77"), lease);
        assertThat(links.all(RecordType.BILL)).toIterable().hasSize(1);
    }

    @Test
    default void aBillWhoseInvoiceWasMadeAnewIsNoLongerFoundByTheOldOne() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1001, "77"), lease);
        KeyLink anew = company.link(1001, "99");
        links.put(anew, lease);
        assertThat(links.byQuickBooksId(RecordType.BILL, "77")).isEmpty();
        assertThat(links.byQuickBooksId(RecordType.BILL, "99")).contains(anew);
    }

    /** Both are payments in QuickBooks, so their pointers lie together, and credits and payments of Rev.io may have the same id. */
    @Test
    default void theApplicationOfACreditIsNotTakenForThePaymentOfItsId() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(PAYMENTS_TO_REVIO);
        KeyLink takenBack = link(RecordType.PAYMENT, "4", "1", LinkState.REVERSED);
        KeyLink sentAnew = link(RecordType.PAYMENT, "11", "1", LinkState.LIVE);
        KeyLink application = link(RecordType.CREDIT_APPLICATION, "4", "24", LinkState.LIVE);
        List.of(takenBack, sentAnew, application).forEach(link -> links.put(link, lease));
        assertThat(links.byQuickBooksIds(RecordType.PAYMENT, List.of("1", "24")))
                .isEqualTo(Map.of("1", sentAnew));
        assertThat(links.byQuickBooksIds(RecordType.CREDIT_APPLICATION, List.of("1", "24")))
                .isEqualTo(Map.of("24", application));
    }

    private static KeyLink link(RecordType type, String revioId, String quickBooksId, LinkState state) {
        return new KeyLink(new RecordKey(type, revioId), quickBooksId, Origin.QUICKBOOKS, state, "", "", Instant.EPOCH);
    }

    @Test
    default void aLinkThatWasTakenAwayFreesBothRecords() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1001, "77"), lease);
        links.remove(company.link(1001, "77"), lease);
        assertThat(links.byRevioIds(RecordType.BILL, List.of("1001"))).isEmpty();
        links.put(company.link(1002, "77"), lease);
        assertThat(links.byQuickBooksId(RecordType.BILL, "77").orElseThrow().record())
                .isEqualTo(bill(1002));
    }

    @Test
    default void aLinkThatIsMovedFreesTheInvoiceItHadAndTakesNoneThatIsAnothers() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(1001, "77"), lease);
        links.put(company.link(1002, "78"), lease);
        assertThatThrownBy(() -> links.replace(company.link(1001, "77"), company.link(1001, "78"), lease))
                .isInstanceOf(AlreadyLinkedException.class);
        links.replace(company.link(1001, "77"), company.link(1001, "79"), lease);
        links.put(company.link(1003, "77"), lease);
        assertThat(links.byQuickBooksIds(RecordType.BILL, List.of("77", "78", "79"))
                        .values())
                .extracting(link -> link.record().id())
                .containsExactlyInAnyOrder("1003", "1002", "1001");
    }

    @Test
    default void manyLinksAreStoredInFewCallsUpToTheOneThatIsAnothers() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        links.put(company.link(9999, "q60"), lease);
        List<KeyLink> many = IntStream.rangeClosed(1, 100)
                .mapToObj(id -> company.link(id, "q" + id))
                .toList();
        assertThatThrownBy(() -> links.putAll(many, lease))
                .isInstanceOf(AlreadyLinkedException.class)
                .hasMessageContaining("bill 60");
        assertThat(links.all(RecordType.BILL)).toIterable().hasSize(46);
    }

    @Test
    default void whoeverLostTheLeaseLinksNothing() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease old = company.lease(INVOICES_TO_QUICKBOOKS);
        company.takeOver(old);
        assertThatThrownBy(() -> links.put(company.link(1001, "77"), old)).isInstanceOf(LeaseLostException.class);
        assertThat(links.byQuickBooksId(RecordType.BILL, "77")).isEmpty();
    }

    @Test
    default void anyNumberOfLinksIsFoundAtOnce() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        Lease lease = company.lease(INVOICES_TO_QUICKBOOKS);
        IntStream.rangeClosed(1, 45).forEach(id -> links.put(company.link(5 * id, "q" + id), lease));
        List<String> ids = new ArrayList<>(
                IntStream.rangeClosed(1, 300).mapToObj(Integer::toString).toList());
        ids.add("7");
        assertThat(links.byRevioIds(RecordType.BILL, ids)).hasSize(45);
        assertThat(links.all(RecordType.BILL)).toIterable().hasSize(45);
        assertThat(links.byRevioIds(RecordType.BILL, List.of())).isEmpty();
    }

    @Test
    default void companiesDoNotSeeEachOther() {
        Company one = company();
        Company other = company();
        new DynamoDbKeyLinks(one.books).put(one.link(1001, "77"), one.lease(INVOICES_TO_QUICKBOOKS));
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(other.books);
        assertThat(links.all(RecordType.BILL)).isExhausted();
        links.put(other.link(1002, "77"), other.lease(INVOICES_TO_QUICKBOOKS));
    }
}
