package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.BuiltInBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CollectionsTest {
    private static RevioSimulator revio;
    private static Caller caller;

    @BeforeAll
    static void open() {
        revio = RevioSimulator.start(RevioOptions.usual()
                .withClock(SandboxClock.frozenAt(SmallBooks.NOON))
                .withLimits(false)
                .withBooks(BuiltInBooks::telecomReseller));
        caller = new Caller(revio);
    }

    @AfterAll
    static void close() {
        revio.close();
    }

    @Test
    void aPageHasTenRecordsUnlessAskedOtherwiseAndNoTotal() {
        JsonNode page = caller.get("/v1/Bills").json();
        assertThat(page.path("ok").asBoolean()).isTrue();
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(page.path("record_count").asInt()).isEqualTo(10);
        assertThat(page.path("records")).hasSize(10).noneMatch(record -> record.has("links") || record.has("ok"));
        assertThat(page.size()).isEqualTo(4);
    }

    @Test
    void aSingleRecordIsFlatWithALinkToItself() {
        JsonNode bill = caller.get("/v1/Bills/410001").json();
        assertThat(bill.path("ok").asBoolean()).isTrue();
        assertThat(bill.path("bill_id").isNumber()).isTrue();
        assertThat(bill.at("/links/0/rel").asText()).isEqualTo("self");
        assertThat(bill.at("/links/0/href").asText()).isEqualTo(revio.baseUrl() + "/Bills/410001");
    }

    @Test
    void pagesTogetherGiveEveryRecordOnce() {
        Set<String> seen = new HashSet<>();
        int page = 0;
        JsonNode answer;
        do {
            answer = caller.get("/v1/Bills?search.page=" + ++page + "&search.page_size=500&search.sort=-cycle_date")
                    .json();
            answer.path("records")
                    .forEach(bill ->
                            assertThat(seen.add(bill.path("bill_id").asText())).isTrue());
        } while (answer.path("has_more").asBoolean());
        assertThat(page).isEqualTo(4);
        assertThat(seen).hasSize(1_512);
        assertThat(caller.get("/v1/Bills?search.page=5&search.page_size=500").records())
                .isEmpty();
    }

    @Test
    void aPageSizeOutsideOneToFiveHundredIsRefusedWithAList() {
        for (String wrong : List.of("page_size=0", "page_size=501", "page_size=many", "page=0", "page=-1")) {
            Caller.Answer answer = caller.get("/v1/Bills?search." + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().at("/0/ok").asBoolean(true)).isFalse();
            assertThat(answer.json().at("/0/message").asText()).contains("not valid");
        }
    }

    @Test
    void barePagingNamesMeanNothing() {
        assertThat(caller.get("/v1/Bills?page_size=3").records()).hasSize(10);
    }

    @Test
    void aRepeatedFilterMeansAnyOfItsValues() {
        JsonNode charges = caller.get(
                        "/v1/Charges?search.bill_id=410001&search.bill_id=410007&search.bill_id=999&search.page_size=500")
                .records();
        assertThat(charges).isNotEmpty().allMatch(charge -> Set.of(410_001, 410_007)
                .contains(charge.path("bill_id").asInt()));
        assertThat(ids(charges, "bill_id")).contains("410001", "410007");
        assertThat(caller.get("/v1/Bills?search.bill_id=410002&search.bill_id=410004")
                        .records())
                .hasSize(2);
    }

    @Test
    void differentFiltersMustAllHold() {
        JsonNode bills = caller.get("/v1/Bills?search.customer_id=10001&search.cycle_date_start=2026-02-01")
                .records();
        assertThat(bills)
                .isNotEmpty()
                .allMatch(bill -> bill.path("customer_id").asInt() == 10_001
                        && bill.path("cycle_date").asText().compareTo("2026-02") >= 0);
        assertThat(caller.get("/v1/Bills?search.customer_id=10001").records().size())
                .isGreaterThan(bills.size());
    }

    @Test
    void datesAreSearchedByRangeWithBothEndsInside() {
        JsonNode some = caller.get(
                        "/v1/Bills?search.page_size=500&search.cycle_date_start=2026-2-8&search.cycle_date_end=2026-02-15")
                .records();
        assertThat(some).isNotEmpty();
        assertThat(ids(some, "cycle_date"))
                .contains("2026-02-08T00:00:00", "2026-02-15T00:00:00")
                .allMatch(date -> date.compareTo("2026-02-08") >= 0 && date.compareTo("2026-02-16") < 0);
        assertThat(caller.get("/v1/Bills?search.created_date_start=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void everyDatedResourceIsSearchedByCreatedAndUpdated() {
        for (String resource : List.of(
                "Customers",
                "Contacts",
                "Bills",
                "Charges",
                "Credits",
                "Payments",
                "Products",
                "ServiceProduct",
                "IntegrationKeyLink")) {
            for (String field : List.of("created_date", "updated_date")) {
                assertThat(caller.get("/v1/" + resource + "?search." + field + "_start=2000-01-01")
                                .records())
                        .as(resource + " " + field)
                        .isNotEmpty();
                assertThat(caller.get("/v1/" + resource + "?search." + field + "_start=2027-01-01")
                                .records())
                        .as(resource + " " + field)
                        .isEmpty();
            }
        }
        assertThat(caller.get("/v1/Contacts?search.updated_date_start=2000-01-01")
                        .records())
                .as("without an updated date the created one counts")
                .isNotEmpty();
    }

    @Test
    void aCollectionIsSortedByAnyFieldBothWays() {
        for (String field : List.of(
                "bill_id",
                "created_date",
                "updated_date",
                "cycle_date",
                "customer_id",
                "total",
                "due_date",
                "is_final_bill")) {
            List<String> up = values("/v1/Bills?search.page_size=500&search.sort=" + field, field);
            List<String> down = values("/v1/Bills?search.page_size=500&search.sort=-" + field, field);
            assertThat(up).as(field).isSortedAccordingTo(order(field));
            assertThat(down).as(field).isSortedAccordingTo(order(field).reversed());
        }
        List<String> ties = new ArrayList<>();
        caller.get("/v1/Bills?search.page_size=500&search.sort=cycle_date")
                .records()
                .forEach(bill -> ties.add(
                        bill.path("cycle_date").asText() + bill.path("bill_id").asText()));
        assertThat(ties).isSorted();
        assertThat(caller.get("/v1/Bills?search.sort=colour").status()).isEqualTo(400);
    }

    @Test
    void unknownFiltersAreSilentlyIgnoredUnlessSwitched() {
        assertThat(caller.get("/v1/Bills?search.colour=red").records()).hasSize(10);
        try (RevioSimulator strict =
                RevioSimulator.start(new SmallBooks().options().withUnknownFilters(UnknownFilters.REFUSED))) {
            Caller.Answer refused = new Caller(strict).get("/v1/Bills?search.colour=red");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/0/message").asText()).contains("colour");
        }
    }

    @Test
    void customersAreFoundByNameStatusAndProfile() {
        assertThat(caller.get("/v1/Customers?search.name=riverside%20clinic").records())
                .hasSize(3);
        assertThat(caller.get("/v1/Customers?search.name=Service+Address+Only").records())
                .hasSize(1);
        assertThat(caller.get("/v1/Customers?search.status=CLOSED").records()).hasSize(1);
        assertThat(caller.get(
                                "/v1/Customers?search.bill_profile_id=101&search.bill_profile_id=102&search.page_size=500")
                        .records())
                .isNotEmpty()
                .allMatch(customer -> customer.at("/finance/bill_profile_id").asInt() < 103);
        assertThat(caller.get("/v1/Customers?search.account_number=88000013").records())
                .hasSize(1);
        assertThat(caller.get("/v1/Customers?search.customer_id=x").status()).isEqualTo(400);
    }

    @Test
    void productsAndServiceProductsAreFoundByTheirFilters() {
        assertThat(caller.get("/v1/Products?search.active=false").records())
                .isNotEmpty()
                .noneMatch(product -> product.path("active").asBoolean());
        assertThat(caller.get("/v1/ServiceProduct?search.status=DISCONNECTED").records())
                .isNotEmpty();
        assertThat(caller.get("/v1/IntegrationSystem?search.system_name=SALESFORCE")
                        .records()
                        .get(0)
                        .path("integration_system_id")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void whatIsAddedWhileAClientPagesShiftsThePagesAfterIt() {
        try (RevioSimulator small = new SmallBooks()
                .customer(1)
                .bill(1, 1, 1, "1.00")
                .bill(2, 1, 2, "1.00")
                .start()) {
            Caller client = new Caller(small);
            assertThat(ids(
                            client.get("/v1/Bills?search.page_size=1&search.sort=-cycle_date")
                                    .records(),
                            "bill_id"))
                    .containsExactly("2");
            small.clock().advance(Duration.ofDays(1));
            client.post("/v1/Charges", "{\"customer_id\": 1, \"product_id\": 5, \"amount\": 3}");
            client.post("/v1/Bills", "{\"customer_id\": 1}");
            assertThat(ids(
                            client.get("/v1/Bills?search.page_size=1&search.page=2&search.sort=-cycle_date")
                                    .records(),
                            "bill_id"))
                    .as("the bill of the first page comes again")
                    .containsExactly("2");
        }
    }

    private static List<String> values(String path, String field) {
        return ids(caller.get(path).records(), field);
    }

    private static Comparator<String> order(String field) {
        return field.endsWith("_id") || field.equals("total")
                ? Comparator.comparing(java.math.BigDecimal::new)
                : Comparator.naturalOrder();
    }

    private static List<String> ids(JsonNode records, String field) {
        List<String> values = new ArrayList<>();
        records.forEach(record -> values.add(record.path(field).asText()));
        return values;
    }
}
