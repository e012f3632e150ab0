package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reseller's bookkeeper already has in QuickBooks before the first sync: reference data, a few customers of
 * whom some are Rev.io's and some only share a name, and business that never went through Rev.io.
 */
final class QuickBooksHalf {
    private static final int MONTHS_BEFORE_THE_BOOKS_CLOSED = 15;

    private final QuickBooksReference reference;
    private final LocalDate today;

    QuickBooksHalf(Instant now) {
        this.reference = new QuickBooksReference(now);
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** @param revioCustomers the Rev.io customers with the lowest ids, of whom QuickBooks knows some */
    Map<String, List<ObjectNode>> records(Catalogue catalogue, List<ObjectNode> revioCustomers) {
        Map<String, List<ObjectNode>> books = new LinkedHashMap<>(reference.builtIn());
        closeOldPeriod(books.get("Preferences").get(0));
        books.put("Item", items(books.get("Item"), catalogue));
        books.put("Customer", customers(revioCustomers));
        books.put(
                "Vendor",
                List.of(
                        vendor("21", "Crestline Electrical Supply"),
                        vendor("22", "Southern Carrier Wholesale"),
                        vendor("23", "Georgia Power")));
        books.put(
                "Employee",
                List.of(reference.entity(
                        "31",
                        900,
                        "DisplayName",
                        "Dana Reyes",
                        "GivenName",
                        "Dana",
                        "FamilyName",
                        "Reyes",
                        "Active",
                        true)));
        books.put("Invoice", invoices());
        books.put("Payment", List.of(payment()));
        return books;
    }

    private void closeOldPeriod(ObjectNode preferences) {
        LocalDate closed = today.minusMonths(MONTHS_BEFORE_THE_BOOKS_CLOSED)
                .withDayOfMonth(1)
                .minusDays(1);
        ((ObjectNode) preferences.get("AccountingInfoPrefs")).put("BookCloseDate", closed.toString());
    }

    /** The three items of the sync and five that bear the names of Rev.io products, with their prices. */
    private List<ObjectNode> items(List<ObjectNode> syncItems, Catalogue catalogue) {
        List<ObjectNode> items = new ArrayList<>(syncItems);
        for (Catalogue.Product product : catalogue.all().subList(0, 5)) {
            items.add(reference.item(
                    String.valueOf(items.size() + 1),
                    product.name(),
                    product.name(),
                    product.rate(),
                    QuickBooksReference.INCOME_ACCOUNT,
                    "Sales of Product Income"));
        }
        return items;
    }

    private List<ObjectNode> customers(List<ObjectNode> revioCustomers) {
        ObjectNode known = revioCustomers.get(AwkwardCustomers.KNOWN_TO_QUICKBOOKS);
        String knownName = known.at("/billing_address/company_name").asText();
        String namesake = revioCustomers
                .get(AwkwardCustomers.NAMESAKE_OF_A_QUICKBOOKS_CUSTOMER)
                .at("/billing_address/company_name")
                .asText();
        ObjectNode inactive = customer("13", "Old Mill Diner (deleted)", "diner@oldmill.example", "Athens");
        inactive.put("Active", false);
        return List.of(
                customer(
                        "11",
                        knownName,
                        known.path("email").asText(),
                        known.at("/billing_address/city").asText()),
                customer("12", namesake, "frontdesk@summit-partners-of-oregon.example", "Portland"),
                inactive,
                customer("14", "Walk-in Sales", "", "Atlanta"),
                customer("15", "Fulton County Fair", "office@fultonfair.example", "Atlanta"));
    }

    private ObjectNode customer(String id, String name, String email, String city) {
        ObjectNode customer = reference.entity(
                id,
                700,
                "DisplayName",
                name,
                "CompanyName",
                name,
                "FullyQualifiedName",
                name,
                "PrintOnCheckName",
                name,
                "Active",
                true,
                "Taxable",
                false,
                "Job",
                false,
                "BillWithParent",
                false,
                "Balance",
                BigDecimal.ZERO,
                "BalanceWithJobs",
                BigDecimal.ZERO,
                "CurrencyRef",
                QuickBooksReference.ref("USD", "United States Dollar"),
                "PreferredDeliveryMethod",
                "None",
                "BillAddr",
                Wire.record("Id", id, "City", city, "Country", "USA"));
        if (!email.isEmpty()) {
            customer.set("PrimaryEmailAddr", Wire.record("Address", email));
        }
        return customer;
    }

    private ObjectNode vendor(String id, String name) {
        return reference.entity(
                id,
                800,
                "DisplayName",
                name,
                "CompanyName",
                name,
                "PrintOnCheckName",
                name,
                "Active",
                true,
                "Vendor1099",
                false,
                "Balance",
                BigDecimal.ZERO);
    }

    /** Invoices a person wrote in QuickBooks. One is paid; none has anything to do with Rev.io. */
    private List<ObjectNode> invoices() {
        return List.of(
                invoice("101", "QB-1001", "14", "Walk-in Sales", 50, "79.50", "0"),
                invoice("102", "QB-1002", "15", "Fulton County Fair", 33, "1250.00", "1250.00"),
                invoice("103", "QB-1003", "14", "Walk-in Sales", 12, "18.99", "18.99"));
    }

    private ObjectNode invoice(
            String id, String number, String customerId, String customer, int daysAgo, String amount, String balance) {
        BigDecimal total = Wire.money(amount);
        ObjectNode invoice = reference.entity(
                id,
                daysAgo,
                "DocNumber",
                number,
                "TxnDate",
                today.minusDays(daysAgo),
                "DueDate",
                today.minusDays(daysAgo - 30L),
                "CustomerRef",
                QuickBooksReference.ref(customerId, customer),
                "CurrencyRef",
                QuickBooksReference.ref("USD", "United States Dollar"),
                "Line",
                Wire.array(
                        Wire.record(
                                "Id",
                                "1",
                                "LineNum",
                                1,
                                "Description",
                                "Counter sale",
                                "Amount",
                                total,
                                "DetailType",
                                "SalesItemLineDetail",
                                "SalesItemLineDetail",
                                Wire.record(
                                        "ItemRef",
                                        QuickBooksReference.ref("1", QuickBooksReference.ONE_TIME_ITEM),
                                        "UnitPrice",
                                        total,
                                        "Qty",
                                        1,
                                        "TaxCodeRef",
                                        Wire.record("value", "NON"))),
                        Wire.record(
                                "Amount",
                                total,
                                "DetailType",
                                "SubTotalLineDetail",
                                "SubTotalLineDetail",
                                Wire.record())),
                "TxnTaxDetail",
                Wire.record("TotalTax", 0),
                "TotalAmt",
                total,
                "Balance",
                Wire.money(balance),
                "PrintStatus",
                "NeedToPrint",
                "EmailStatus",
                "NotSet",
                "LinkedTxn",
                Wire.array());
        if (Wire.money(balance).signum() == 0) {
            invoice.set("LinkedTxn", Wire.array(Wire.record("TxnId", "201", "TxnType", "Payment")));
        }
        return invoice;
    }

    private ObjectNode payment() {
        BigDecimal amount = Wire.money("79.50");
        return reference.entity(
                "201",
                48,
                "TxnDate",
                today.minusDays(48),
                "CustomerRef",
                QuickBooksReference.ref("14", "Walk-in Sales"),
                "TotalAmt",
                amount,
                "UnappliedAmt",
                BigDecimal.ZERO,
                "ProcessPayment",
                false,
                "PaymentMethodRef",
                Wire.record("value", "1"),
                "Line",
                Wire.array(Wire.record(
                        "Amount", amount, "LinkedTxn", Wire.array(Wire.record("TxnId", "101", "TxnType", "Invoice")))));
    }
}
