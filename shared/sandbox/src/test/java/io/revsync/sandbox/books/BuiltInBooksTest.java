package io.revsync.sandbox.books;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInBooksTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:05:00Z");
    private static final BigDecimal SURCHARGED_MOST = new BigDecimal("0.2371");

    private final StartingBooks books = BuiltInBooks.telecomReseller(NOW);

    @Test
    void aResellerHasEnoughOfEverything() {
        assertThat(books.revio("Customers")).hasSizeGreaterThanOrEqualTo(200);
        assertThat(books.revio("Products")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(books.revio("Bills")).hasSizeGreaterThanOrEqualTo(1_500);
        assertThat(books.revio("Charges")).hasSizeGreaterThanOrEqualTo(6_000);
        for (String resource : List.of(
                "Contacts",
                "Credits",
                "Payments",
                "ServiceProduct",
                "Services",
                "BillProfiles",
                "ProductTypes",
                "IntegrationSystem",
                "IntegrationEntityType",
                "IntegrationKeyLink")) {
            assertThat(books.revio(resource)).as(resource).isNotEmpty();
        }
    }

    @Test
    void everyRecordHasAnIdOfItsOwn() {
        for (RecordShape shape : RecordShape.REVIO) {
            assertUnique(books.revio(shape.name()), shape);
        }
        for (RecordShape shape : RecordShape.QUICKBOOKS) {
            assertUnique(books.quickbooks(shape.name()), shape);
        }
    }

    @Test
    void everyBillIsTheSumOfItsChargesAndTheirTaxAndNeverNegative() {
        Map<Integer, List<ObjectNode>> charges = books.revio("Charges").stream()
                .filter(charge -> charge.path("bill_id").asInt() > 0)
                .collect(groupingBy(charge -> charge.get("bill_id").asInt()));
        int zero = 0;
        for (ObjectNode bill : books.revio("Bills")) {
            List<ObjectNode> lines = charges.get(bill.get("bill_id").asInt());
            BigDecimal net = sum(lines, "amount");
            BigDecimal total = bill.get("total").decimalValue();
            assertThat(total).isNotNegative();
            assertThat(total.scale()).isLessThanOrEqualTo(2);
            if (lines.stream().allMatch(line -> line.has("tax_amount"))) {
                assertThat(total).isEqualByComparingTo(net.add(sum(lines, "tax_amount")));
            } else {
                BigDecimal charged = lines.stream()
                        .map(line -> amount(line, "amount").max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(total.subtract(net))
                        .isBetween(
                                BigDecimal.ZERO,
                                charged.multiply(SURCHARGED_MOST).add(BigDecimal.ONE));
            }
            assertThat(lines).allMatch(line -> line.get("customer_id").equals(bill.get("customer_id")));
            zero += total.signum() == 0 ? 1 : 0;
        }
        assertThat(zero).isEqualTo(1);
    }

    @Test
    void everyKindOfChargeOccurs() {
        assertOccurs("Charges", charge -> charge.path("service_product_id").asInt() > 0);
        assertOccurs(
                "Charges",
                charge -> charge.path("service_product_id").asInt() == 0
                        && charge.path("product_id").asInt() > 0);
        assertOccurs(
                "Charges",
                charge -> charge.path("product_id").asInt() == 0
                        && charge.path("product_type_id").asInt() > 0);
        assertOccurs("Charges", charge -> charge.path("is_prorated").asBoolean());
        assertOccurs("Charges", charge -> charge.path("is_tax_included").asBoolean());
        assertOccurs("Charges", charge -> amount(charge, "amount").signum() < 0);
        assertOccurs("Charges", charge -> charge.path("bill_id").isNull());
        assertOccurs("Charges", charge -> charge.path("bill_id").isTextual());
        assertOccurs(
                "Charges",
                charge -> charge.path("bill_id").isNumber()
                        && charge.path("bill_id").asInt() == 0);
        assertOccurs(
                "Charges",
                charge -> amount(charge, "rate")
                                .multiply(amount(charge, "quantity"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .compareTo(amount(charge, "amount"))
                        != 0);
        assertOccurs("Charges", charge -> charge.path("description").asText().isEmpty());
        assertOccurs("Charges", charge -> !charge.has("tax_amount"));
    }

    @Test
    void everyServiceProductChargedIsTheCustomersOwn() {
        Map<Integer, ObjectNode> services = books.revio("ServiceProduct").stream()
                .collect(toMap(service -> service.get("service_product_id").asInt(), service -> service));
        books.revio("Charges").stream()
                .filter(charge -> charge.get("service_product_id").asInt() > 0)
                .forEach(charge -> {
                    ObjectNode service =
                            services.get(charge.get("service_product_id").asInt());
                    assertThat(service.get("customer_id")).isEqualTo(charge.get("customer_id"));
                    assertThat(service.get("product_id")).isEqualTo(charge.get("product_id"));
                });
    }

    @Test
    void everyQuirkOfTheRealDataOccurs() {
        assertOccurs(
                "Customers", customer -> customer.path("close_date").asText().startsWith("0001-01-01"));
        assertOccurs("Bills", bill -> bill.path("due_date").asText().startsWith("0001-01-01"));
        assertOccurs(
                "Customers",
                customer -> customer.at("/billing_address/customer_id").asInt() == 0);
        assertOccurs("Customers", customer -> customer.at("/billing_address/country_code")
                .isNumber());
        assertOccurs("Customers", customer -> customer.at("/billing_address/country_code")
                .asText()
                .equals("USA"));
        assertOccurs("Customers", customer -> customer.path("email").asText().contains(","));
        assertOccurs("Customers", customer -> customer.path("email").asText().contains(";"));
        assertOccurs("Customers", customer -> customer.path("email").asText().isEmpty());
        assertOccurs(
                "Customers",
                customer -> !name(customer, "service_address").isEmpty()
                        && name(customer, "billing_address").isEmpty());
        assertOccurs("Customers", customer -> !name(customer, "listing_address").isEmpty());
        assertOccurs(
                "Customers",
                customer -> customer.at("/billing_address/company_name")
                                .asText()
                                .isEmpty()
                        && !customer.at("/billing_address/last_name").asText().isEmpty());
        for (String status : List.of("OPEN", "CLOSED", "PROSPECT", "PENDING")) {
            assertOccurs(
                    "Customers", customer -> customer.path("status").asText().equals(status));
        }
        assertOccurs("Customers", customer -> customer.path("is_parent").asBoolean());
        assertOccurs(
                "Customers", customer -> customer.path("parent_customer_id").asInt() > 0);
        assertOccurs("Customers", customer -> customer.path("suspended").asBoolean());
        for (String oddity : List.of(":", "'", "&", "\t", "é", "東", "\\", "%")) {
            assertOccurs(
                    "Customers", customer -> name(customer, "billing_address").contains(oddity));
        }
        assertOccurs("Customers", customer -> name(customer, "billing_address").length() > 500);
        List<String> names = books.revio("Customers").stream()
                .map(customer -> name(customer, "billing_address"))
                .toList();
        assertThat(names.stream().filter("Riverside Clinic"::equals)).hasSize(2);
    }

    @Test
    void namesOtherwiseDiffer() {
        List<String> names = new ArrayList<>(BuiltInBooks.withBills(60_000, NOW).revio("Customers").stream()
                .map(customer -> name(customer, "billing_address")
                        + name(customer, "service_address")
                        + name(customer, "listing_address"))
                .toList());
        names.remove("Riverside Clinic");
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfPaymentOccurs() {
        Predicate<JsonNode> posted = payment -> payment.path("status").asText().equals("POSTED");
        assertOccurs(
                "Payments", posted.and(payment -> payment.path("applications").isEmpty()));
        assertOccurs(
                "Payments", posted.and(payment -> payment.path("applications").size() == 1));
        assertOccurs(
                "Payments", posted.and(payment -> payment.path("applications").size() > 1));
        assertOccurs(
                "Payments",
                posted.and(payment -> !payment.path("applications").isEmpty()
                        && applied(payment).compareTo(amount(payment, "amount")) < 0));
        assertOccurs("Payments", payment -> payment.path("status").asText().equals("REVERSED"));
        assertOccurs("Payments", payment -> payment.path("status").asText().equals("VOIDED"));
        List<String> references = books.revio("Payments").stream()
                .map(payment -> payment.path("reference_number").asText())
                .filter(reference -> !reference.isEmpty())
                .toList();
        assertThat(Set.copyOf(references)).hasSizeLessThan(references.size());
        assertOccurs("Bills", bill -> amount(bill, "balance").signum() == 0);
        assertOccurs(
                "Bills",
                bill -> amount(bill, "balance").signum() > 0
                        && amount(bill, "balance").compareTo(amount(bill, "total")) < 0);
    }

    @Test
    void balancesAreWhatPaymentsAndCreditsLeave() {
        Map<Integer, BigDecimal> open = books.revio("Bills").stream()
                .collect(toMap(bill -> bill.get("bill_id").asInt(), bill -> amount(bill, "total")));
        Map<Integer, BigDecimal> owed = books.revio("Bills").stream()
                .collect(
                        toMap(bill -> bill.get("customer_id").asInt(), bill -> amount(bill, "total"), BigDecimal::add));
        Stream.concat(books.revio("Payments").stream(), books.revio("Credits").stream())
                .filter(receipt -> receipt.path("status").asText("POSTED").equals("POSTED"))
                .forEach(receipt -> {
                    owed.merge(
                            receipt.get("customer_id").asInt(),
                            amount(receipt, "amount").negate(),
                            BigDecimal::add);
                    receipt.get("applications")
                            .forEach(part -> open.merge(
                                    part.get("bill_id").asInt(),
                                    amount(part, "amount").negate(),
                                    BigDecimal::add));
                });
        for (ObjectNode bill : books.revio("Bills")) {
            assertThat(amount(bill, "balance"))
                    .isEqualByComparingTo(open.get(bill.get("bill_id").asInt()))
                    .isNotNegative();
        }
        for (ObjectNode customer : books.revio("Customers")) {
            assertThat(customer.at("/finance/balance").decimalValue())
                    .isEqualByComparingTo(
                            owed.getOrDefault(customer.get("customer_id").asInt(), BigDecimal.ZERO));
        }
    }

    @Test
    void theBooksEndNowAndNothingInThemIsYetToCome() {
        List<String> dates = books.revio("Bills").stream()
                .map(bill -> bill.get("cycle_date").asText())
                .toList();
        assertThat(dates).isSorted();
        assertThat(dates.get(0)).isGreaterThan("2025-12-0");
        assertThat(dates.get(dates.size() - 1)).isEqualTo("2026-03-08T00:00:00");
        for (List<ObjectNode> records : books.revio().values()) {
            for (ObjectNode record : records) {
                assertThat(record.path("created_date").asText("")).isLessThan("2026-03-10T00:05:00");
                assertThat(record.path("updated_date").asText("")).isLessThan("2026-03-10T00:05:00");
            }
        }
    }

    @Test
    void quickBooksKnowsSomeOfTheCustomersAndSharesNamesWithOthers() {
        ObjectNode known = books.revio("Customers").get(AwkwardCustomers.KNOWN_TO_QUICKBOOKS);
        assertThat(books.quickbooks("Customer"))
                .anyMatch(customer -> customer.path("DisplayName").asText().equals(name(known, "billing_address"))
                        && customer.at("/PrimaryEmailAddr/Address").equals(known.get("email")));
        Set<String> revioNames = books.revio("Customers").stream()
                .map(customer -> name(customer, "billing_address"))
                .collect(toSet());
        assertThat(books.quickbooks("Vendor"))
                .anyMatch(
                        vendor -> revioNames.contains(vendor.path("DisplayName").asText()));
        assertThat(books.quickbooks("Customer"))
                .anyMatch(customer -> !customer.path("Active").asBoolean());
        assertThat(books.quickbooks("Item"))
                .extracting(item ->
                        item.path("Id").asText() + " " + item.path("Name").asText())
                .startsWith("1 Unmatched One-time", "2 Unmatched Recurring", "3 Sales tax and fees");
        assertThat(books.quickbooks("Preferences")
                        .get(0)
                        .at("/TaxPrefs/PartnerTaxEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theSameInstantGivesTheSameBooks() {
        assertThat(BuiltInBooks.telecomReseller(NOW)).isEqualTo(books);
    }

    @Test
    void aHundredThousandBillsAreMadeAsTheyAreRead() {
        StartingBooks large = BuiltInBooks.withBills(100_000, NOW);
        assertThat(large.revio("Bills")).hasSize(100_000);
        assertThat(large.revio("Charges")).hasSize(400_000);
        assertThat(large.revio("Customers")).hasSizeGreaterThan(10_000);
        for (int bill : List.of(0, 7, 8, 54_321, 99_999)) {
            ObjectNode record = large.revio("Bills").get(bill);
            List<ObjectNode> around =
                    large.revio("Charges").subList(Math.max(0, bill * 4 - 20), Math.min(400_000, bill * 4 + 20));
            assertThat(around)
                    .anyMatch(charge -> charge.get("bill_id").equals(record.get("bill_id"))
                            && charge.get("customer_id").equals(record.get("customer_id")));
        }
        assertThat(BuiltInBooks.withBills(3, NOW).revio("Charges")).hasSize(12);
    }

    private void assertOccurs(String resource, Predicate<JsonNode> kind) {
        assertThat(books.revio(resource)).anyMatch(kind);
    }

    private static void assertUnique(List<ObjectNode> records, RecordShape shape) {
        Set<String> ids = new HashSet<>();
        assertThat(records)
                .as(shape.name())
                .allMatch(record -> ids.add(record.get(shape.idFields().get(0)).asText()));
    }

    private static String name(JsonNode customer, String address) {
        JsonNode from = customer.path(address);
        return from.path("company_name").asText()
                + from.path("first_name").asText()
                + from.path("last_name").asText();
    }

    private static BigDecimal applied(JsonNode payment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : payment.get("applications")) {
            sum = sum.add(amount(part, "amount"));
        }
        return sum;
    }

    private static BigDecimal sum(List<ObjectNode> records, String field) {
        return records.stream().map(record -> amount(record, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode record, String field) {
        return record.get(field).decimalValue();
    }
}
