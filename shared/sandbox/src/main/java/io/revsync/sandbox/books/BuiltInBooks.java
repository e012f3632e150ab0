package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Books that need no file: a telecom reseller in Georgia whose last bills went out just before now.
 *
 * <p>Deterministic: the same instant gives the same books. No bill has a total below zero, so a first sync can end
 * equal. A bill's total is the sum of its charges (negative and tax-included ones at their full amount) and their tax.
 */
public final class BuiltInBooks {
    private static final int RESELLER_CUSTOMERS = 504;
    private static final int RESELLER_MONTHS = 3;
    private static final int UNBILLED_CHARGES = 24;
    private static final int CUSTOMERS_QUICKBOOKS_MAY_KNOW = 5;

    private BuiltInBooks() {}

    /** 520 customers, three months with 1,512 bills and 6,072 charges, payments and credits of every kind. */
    public static StartingBooks telecomReseller(Instant now) {
        Timeline timeline = new Timeline(now, RESELLER_MONTHS);
        Catalogue catalogue = new Catalogue();
        Customers customers = new Customers(timeline, RESELLER_CUSTOMERS);
        BillLines lines = new BillLines(catalogue);
        Billing billing = new Billing(timeline, customers, lines, RESELLER_CUSTOMERS * RESELLER_MONTHS);
        Receipts receipts = new Receipts(billing, timeline, RESELLER_CUSTOMERS);
        receipts.post();

        Map<String, List<ObjectNode>> revio = new LinkedHashMap<>(RevioReference.builtIn());
        revio.put(
                "Customers",
                list(
                        customers.count(),
                        index -> customers.record(
                                index, index < RESELLER_CUSTOMERS ? receipts.balance(index) : BigDecimal.ZERO)));
        revio.put("Contacts", list(RESELLER_CUSTOMERS / 5, index -> Services.contact(index * 5, timeline)));
        revio.put("Products", catalogue.records(timeline.today()));
        revio.put("Services", list(RESELLER_CUSTOMERS, index -> Services.service(index, timeline)));
        revio.put(
                "ServiceProduct",
                list(
                        RESELLER_CUSTOMERS * BillLines.SERVICES,
                        index -> Services.serviceProduct(index, lines, timeline)));
        revio.put(
                "Bills",
                list(billing.bills(), index -> billing.bill(index, receipts.open(index), receipts.touched(index))));
        List<ObjectNode> charges = list(billing.charges(), billing::charge);
        charges.addAll(list(UNBILLED_CHARGES, billing::unbilledCharge));
        revio.put("Charges", charges);
        revio.put("Payments", receipts.payments());
        revio.put("Credits", receipts.credits());
        revio.put("IntegrationKeyLink", list(3, index -> Services.salesforceLink(index, timeline)));
        return new StartingBooks(revio, quickbooks(now, catalogue, customers));
    }

    /**
     * As many bills as asked for, about four charges each, spread over ten months and a tenth as many customers (200 at
     * least); none is paid. The records are made when read, so 100,000 bills cost no memory until somebody keeps them.
     *
     * @param bills 1 to 100,000
     */
    public static StartingBooks withBills(int bills, Instant now) {
        int billed = Math.max(200, (bills + 9) / 10);
        int months = (bills + billed - 1) / billed;
        Timeline timeline = new Timeline(now, months);
        Catalogue catalogue = new Catalogue();
        Customers customers = new Customers(timeline, billed);
        Billing billing = new Billing(timeline, customers, new BillLines(catalogue), bills);

        Map<String, List<ObjectNode>> revio = new LinkedHashMap<>(RevioReference.builtIn());
        revio.put(
                "Customers",
                new OnDemandList(customers.count(), index -> customers.record(index, owed(index, billing, billed))));
        revio.put("Products", catalogue.records(timeline.today()));
        revio.put(
                "Bills",
                new OnDemandList(bills, index -> billing.bill(index, billing.total(index), billing.created(index))));
        revio.put("Charges", new OnDemandList(billing.charges(), billing::charge));
        return new StartingBooks(revio, quickbooks(now, catalogue, customers));
    }

    private static BigDecimal owed(int customer, Billing billing, int billed) {
        BigDecimal owed = BigDecimal.ZERO;
        for (int bill = customer; customer < billed && bill < billing.bills(); bill += billed) {
            owed = owed.add(billing.total(bill));
        }
        return owed;
    }

    private static Map<String, List<ObjectNode>> quickbooks(Instant now, Catalogue catalogue, Customers customers) {
        return new QuickBooksHalf(now)
                .records(
                        catalogue,
                        list(CUSTOMERS_QUICKBOOKS_MAY_KNOW, index -> customers.record(index, BigDecimal.ZERO)));
    }

    private static List<ObjectNode> list(int size, java.util.function.IntFunction<ObjectNode> record) {
        return new ArrayList<>(new OnDemandList(size, record));
    }
}
