package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every QuickBooks company has before its first customer: accounts, items, terms, tax codes, preferences. */
final class QuickBooksReference {
    static final String ONE_TIME_ITEM = "Unmatched One-time";
    static final String RECURRING_ITEM = "Unmatched Recurring";
    static final String TAX_ITEM = "Sales tax and fees";
    static final String INCOME_ACCOUNT = "79";
    static final String TAX_ACCOUNT = "89";

    /** The company's own zone: Intuit answers times with its offset. */
    private static final ZoneId COMPANY_ZONE = ZoneId.of("America/Los_Angeles");

    private final Instant now;

    QuickBooksReference(Instant now) {
        this.now = now;
    }

    /** Adds the entities a folder left out, and the three items a sync needs when its items lack them. */
    Map<String, List<ObjectNode>> complete(Map<String, List<ObjectNode>> given) {
        Map<String, List<ObjectNode>> all = new LinkedHashMap<>(given);
        builtIn().forEach((entity, records) -> {
            if (all.getOrDefault(entity, List.of()).isEmpty()) {
                all.put(entity, records);
            }
        });
        all.put("Item", withSyncItems(all.get("Item"), incomeAccount(all.get("Account"))));
        return all;
    }

    Map<String, List<ObjectNode>> builtIn() {
        Map<String, List<ObjectNode>> reference = new LinkedHashMap<>();
        reference.put("CompanyInfo", List.of(companyInfo()));
        reference.put("Preferences", List.of(preferences()));
        reference.put("Account", accounts());
        reference.put("Item", syncItems());
        reference.put("PaymentMethod", paymentMethods());
        reference.put("Term", terms());
        reference.put("TaxCode", taxCodes());
        return reference;
    }

    /** A record as QuickBooks answers it: with domain, sparse, SyncToken and MetaData, created some days ago. */
    ObjectNode entity(String id, int daysAgo, Object... namesAndValues) {
        String created = now.minusSeconds(86_400L * daysAgo)
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(COMPANY_ZONE)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        ObjectNode record = Wire.record("domain", "QBO", "sparse", false, "Id", id, "SyncToken", "0");
        record.set("MetaData", Wire.record("CreateTime", created, "LastUpdatedTime", created));
        record.setAll(Wire.record(namesAndValues));
        return record;
    }

    static ObjectNode ref(String value, String name) {
        return Wire.record("value", value, "name", name);
    }

    ObjectNode item(
            String id, String name, String description, BigDecimal price, String accountId, String accountName) {
        return entity(
                id,
                400,
                "Name",
                name,
                "Description",
                description,
                "Active",
                true,
                "FullyQualifiedName",
                name,
                "Taxable",
                false,
                "UnitPrice",
                price,
                "Type",
                "Service",
                "IncomeAccountRef",
                ref(accountId, accountName),
                "PurchaseCost",
                0,
                "TrackQtyOnHand",
                false);
    }

    private List<ObjectNode> syncItems() {
        return List.of(
                item(
                        "1",
                        ONE_TIME_ITEM,
                        "One-time Rev.io charges without an item of their own",
                        BigDecimal.ZERO,
                        INCOME_ACCOUNT,
                        "Sales of Product Income"),
                item(
                        "2",
                        RECURRING_ITEM,
                        "Recurring Rev.io charges without an item of their own",
                        BigDecimal.ZERO,
                        INCOME_ACCOUNT,
                        "Sales of Product Income"),
                item(
                        "3",
                        TAX_ITEM,
                        "Taxes, surcharges and fees as Rev.io computed them",
                        BigDecimal.ZERO,
                        TAX_ACCOUNT,
                        "Telecom taxes and fees billed"));
    }

    private List<ObjectNode> withSyncItems(List<ObjectNode> items, ObjectNode income) {
        List<ObjectNode> all = new ArrayList<>(items);
        long next = 1
                + items.stream()
                        .mapToLong(item -> item.path("Id").asLong())
                        .max()
                        .orElse(0);
        for (String name : List.of(ONE_TIME_ITEM, RECURRING_ITEM, TAX_ITEM)) {
            if (items.stream().noneMatch(item -> item.path("Name").asText().equalsIgnoreCase(name))) {
                all.add(item(
                        String.valueOf(next++),
                        name,
                        name,
                        BigDecimal.ZERO,
                        income.path("Id").asText(),
                        income.path("Name").asText()));
            }
        }
        return all;
    }

    private static ObjectNode incomeAccount(List<ObjectNode> accounts) {
        return accounts.stream()
                .filter(account -> account.path("AccountType").asText().equals("Income"))
                .findFirst()
                .orElseThrow(() -> new BooksException(
                        "the QuickBooks accounts given hold no account of AccountType Income; items need one"));
    }

    private ObjectNode companyInfo() {
        return entity(
                "1",
                2000,
                "CompanyName",
                "Northwind Telecom Resale LLC",
                "LegalName",
                "Northwind Telecom Resale LLC",
                "CompanyAddr",
                Wire.record(
                        "Id",
                        "1",
                        "Line1",
                        "2500 Peachtree Rd NE",
                        "City",
                        "Atlanta",
                        "CountrySubDivisionCode",
                        "GA",
                        "PostalCode",
                        "30305",
                        "Country",
                        "USA"),
                "Country",
                "US",
                "FiscalYearStartMonth",
                "January",
                "SupportedLanguages",
                "en",
                "Email",
                Wire.record("Address", "books@northwind-telecom.example"),
                "CompanyStartDate",
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(6));
    }

    /** Automated sales tax on, own transaction numbers kept, no period closed. */
    private ObjectNode preferences() {
        return entity(
                "1", 2000,
                "AccountingInfoPrefs",
                        Wire.record(
                                "UseAccountNumbers",
                                false,
                                "TrackDepartments",
                                false,
                                "ClassTrackingPerTxn",
                                false,
                                "ClassTrackingPerTxnLine",
                                false,
                                "CustomerTerminology",
                                "Customers"),
                "SalesFormsPrefs",
                        Wire.record(
                                "CustomTxnNumbers",
                                true,
                                "AllowDeposit",
                                false,
                                "AllowDiscount",
                                true,
                                "AllowShipping",
                                false,
                                "AutoApplyCredit",
                                false,
                                "AutoApplyPayments",
                                false,
                                "DefaultTerms",
                                ref("3", "Net 30")),
                "TaxPrefs", Wire.record("UsingSalesTax", true, "PartnerTaxEnabled", true),
                "CurrencyPrefs",
                        Wire.record("MultiCurrencyEnabled", false, "HomeCurrency", Wire.record("value", "USD")));
    }

    private List<ObjectNode> accounts() {
        return List.of(
                account("33", "Accounts Payable (A/P)", "Liability", "Accounts Payable", "AccountsPayable"),
                account("35", "Checking", "Asset", "Bank", "Checking"),
                account("4", "Undeposited Funds", "Asset", "Other Current Asset", "UndepositedFunds"),
                account(INCOME_ACCOUNT, "Sales of Product Income", "Revenue", "Income", "SalesOfProductIncome"),
                account("1", "Services", "Revenue", "Income", "ServiceFeeIncome"),
                account("82", "Discounts given", "Revenue", "Income", "DiscountsRefundsGiven"),
                account("84", "Accounts Receivable (A/R)", "Asset", "Accounts Receivable", "AccountsReceivable"),
                account(TAX_ACCOUNT, "Telecom taxes and fees billed", "Revenue", "Income", "OtherPrimaryIncome"),
                account("90", "Carrier costs", "Expense", "Cost of Goods Sold", "SuppliesMaterialsCogs"));
    }

    private ObjectNode account(String id, String name, String classification, String type, String subType) {
        return entity(
                id,
                1500,
                "Name",
                name,
                "SubAccount",
                false,
                "FullyQualifiedName",
                name,
                "Active",
                true,
                "Classification",
                classification,
                "AccountType",
                type,
                "AccountSubType",
                subType,
                "CurrentBalance",
                0,
                "CurrencyRef",
                ref("USD", "United States Dollar"));
    }

    private List<ObjectNode> paymentMethods() {
        List<ObjectNode> methods = new ArrayList<>();
        for (String name : List.of("Cash", "Check", "Visa", "MasterCard", "American Express", "ACH", "Wire")) {
            boolean card = List.of("Visa", "MasterCard", "American Express").contains(name);
            methods.add(entity(
                    String.valueOf(methods.size() + 1),
                    1500,
                    "Name",
                    name,
                    "Active",
                    true,
                    "Type",
                    card ? "CREDIT_CARD" : "NON_CREDIT_CARD"));
        }
        return methods;
    }

    private List<ObjectNode> terms() {
        return List.of(
                term("1", "Due on receipt", 0),
                term("2", "Net 15", 15),
                term("3", "Net 30", 30),
                term("4", "Net 60", 60),
                term("5", "Net 20", 20));
    }

    private ObjectNode term(String id, String name, int days) {
        return entity(
                id, 1500, "Name", name, "Active", true, "Type", "STANDARD", "DiscountPercent", 0, "DueDays", days);
    }

    private List<ObjectNode> taxCodes() {
        return List.of(pseudoTaxCode("TAX", true), pseudoTaxCode("NON", false));
    }

    private ObjectNode pseudoTaxCode(String id, boolean taxable) {
        return entity(
                id,
                1500,
                "Name",
                id,
                "Description",
                id,
                "Active",
                true,
                "Taxable",
                taxable,
                "TaxGroup",
                false,
                "TaxCodeConfigType",
                "SYSTEM_GENERATED");
    }
}
