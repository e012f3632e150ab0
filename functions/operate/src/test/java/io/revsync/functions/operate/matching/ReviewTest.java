package io.revsync.functions.operate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The review from its start to the links, over the API, against both simulators. */
class ReviewTest {

    private static Desk.Books books() {
        return new Desk.Books()
                .customer(101, "Acme Corp")
                .customer(102, "Smith Brothers LLC")
                .customer(103, "Renamed Since")
                .customer(104, "Twin Towers")
                .customer(105, "Nobody Knows")
                .customer(106, "Left Behind")
                .revio(
                        "IntegrationKeyLink",
                        "{'integration_key_link_id': 1, 'integration_system_id': 6, 'integration_entity_type_id': 2,"
                                + "'entity_id': 103, 'external_id': '73'}")
                .product(5, "Hosted seat")
                .quickBooksCustomer(71, "ACME Corp", "ap101@example.com")
                .quickBooksCustomer(72, "Smith Brother", "")
                .quickBooksCustomer(73, "Old Name", "")
                .quickBooksCustomer(74, "Twin Towers", "")
                .quickBooksCustomer(75, "Twin Towers Inc", "ap104@example.com")
                .quickBooksCustomer(76, "Somebody Else", "")
                .quickBooks(
                        "Item",
                        "{'Id': '81', 'SyncToken': '0', 'Name': 'Hosted Seat', 'Type': 'Service', 'Active': true,"
                                + "'IncomeAccountRef': {'value': '1'}}");
    }

    @Test
    void fromTheStartToTheLinks() {
        try (Desk desk = new Desk(books().books())) {
            assertThat(desk.get("/review").path("state").asText()).isEqualTo("none");
            desk.ask("POST", "/review/finish", "", 409);

            assertThat(desk.ask("POST", "/review", "", 202).path("state").asText())
                    .isEqualTo("running");
            assertThat(desk.work()).isEqualTo(1);

            JsonNode review = desk.get("/review");
            assertThat(review.path("state").asText()).as(review.toString()).isEqualTo("ready");
            assertThat(review.path("startedBy").asText()).isEqualTo("ann@example.com");
            assertThat(review.at("/read/customer/revio").asLong()).isEqualTo(6);
            assertThat(review.at("/read/customer/quickBooks").asLong()).isEqualTo(6);
            assertThat(confidences(desk))
                    .isEqualTo(Map.of(
                            "101", "exact-id",
                            "102", "close-name",
                            "103", "key-link",
                            "104", "exact-id",
                            "105", "none",
                            "106", "none"));
            JsonNode product = desk.get("/review/suggestions?type=product").at("/suggestions/0");
            assertThat(product.path("confidence").asText()).isEqualTo("exact-name");
            assertThat(product.at("/candidates/0/quickBooksId").asText()).isEqualTo("81");

            JsonNode confirmed = desk.ask("POST", "/review/confirm-exact", "", 200);
            assertThat(confirmed.path("confirmed").asLong()).isEqualTo(4);
            desk.decide("102", "{'decision':'confirmed'}", 200);
            assertThat(desk.decide("104", "{'decision':'mapped','quickBooksId':'74'}", 200)
                            .at("/target/name")
                            .asText())
                    .isEqualTo("Twin Towers");
            desk.decide("105", "{'decision':'ignore'}", 200);
            assertThat(desk.links().all(RecordType.CUSTOMER)).isExhausted();

            assertThat(desk.ask("POST", "/review/finish", "", 202).path("state").asText())
                    .isEqualTo("finishing");
            desk.decide("105", "{'decision':'create'}", 409);
            assertThat(desk.syncsAsked).isEmpty();
            desk.work();
            assertThat(desk.syncsAsked)
                    .as("after it, syncing starts")
                    .containsExactlyInAnyOrder(desk.functionsSwitchedOn());

            JsonNode done = desk.get("/review");
            assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("confirmed");
            assertThat(done.path("summary"))
                    .isEqualTo(Desk.json("{\"linked\":5,\"create\":0,\"ignored\":1,\"undecided\":1,\"notLinked\":[]}"));
            assertThat(links(desk)).isEqualTo(Map.of("101", "71", "102", "72", "103", "73", "104", "74"));
            assertThat(desk.links().byQuickBooksId(RecordType.PRODUCT, "81")).isPresent();
        }
    }

    @Test
    void theReviewOfAnotherCompanyLeavesThisOneAlone() {
        try (Desk desk = new Desk(books().books())) {
            String begun = desk.ask("POST", "/review", "", 202).path("state").asText();

            desk.workFor("acme");

            assertThat(desk.get("/review").path("state").asText()).isEqualTo(begun);
            desk.workFor("main");
            assertThat(desk.get("/review").path("state").asText()).isEqualTo("ready");
        }
    }

    @Test
    void aSecondReviewKeepsWhatWasDecidedAndFindsWhatIsLinked() {
        try (Desk desk = ready(books())) {
            desk.decide("105", "{'decision':'create'}", 200);
            desk.decide("101", "{'decision':'confirmed'}", 200);
            desk.ask("POST", "/review/finish", "", 202);
            desk.work();

            desk.ask("POST", "/review", "", 202);
            desk.work();

            assertThat(confidences(desk)).containsEntry("101", "linked").containsEntry("104", "exact-id");
            assertThat(desk.get("/review").at("/counts/customer/decision"))
                    .isEqualTo(Desk.json("{\"undecided\":4,\"confirmed\":1,\"create\":1}"));
            desk.decide("101", "{'decision':'rejected'}", 409);
        }
    }

    @Test
    void aQuickBooksRecordIsGivenToOneOnly() {
        try (Desk desk = ready(books())) {
            desk.decide("105", "{'decision':'mapped','quickBooksId':'71'}", 200);
            JsonNode refused = desk.decide("101", "{'decision':'confirmed'}", 409);
            assertThat(refused.path("title").asText())
                    .isEqualTo("ACME Corp is chosen for Rev.io customer 105 already.");
            assertThat(desk.ask("POST", "/review/confirm-exact", "", 200)
                            .path("notTaken")
                            .asLong())
                    .isEqualTo(1);
            desk.decide("105", "{'decision':'undecided'}", 200);
            desk.decide("101", "{'decision':'confirmed'}", 200);
        }
    }

    @Test
    void wrongRequestsAreRefusedAndChangeNothing() {
        try (Desk desk = ready(books())) {
            desk.decide("105", "{'decision':'confirmed'}", 422);
            desk.decide("105", "{'decision':'mapped'}", 422);
            desk.decide("105", "{'decision':'mapped','quickBooksId':'999'}", 422);
            desk.decide("105", "{'decision':'mapped','quickBooksId':'x'}", 422);
            desk.decide("105", "{'decision':'perhaps'}", 422);
            desk.decide("105", "{'decision':'ignore','why':'x'}", 422);
            desk.decide("999", "{'decision':'ignore'}", 404);
            desk.ask("PUT", "/review/suggestions/bill/101", "{\"decision\":\"ignore\"}", 422);
            desk.ask("GET", "/review/suggestions", "", 422);
            desk.ask("GET", "/review/suggestions?type=customer&confidence=sure", "", 422);
            desk.ask("GET", "/review/suggestions?type=customer&after=x", "", 422);
            desk.ask("GET", "/review/search?type=customer&q=", "", 422);
            assertThat(desk.get("/review").at("/counts/customer/decision")).isEqualTo(Desk.json("{\"undecided\":6}"));
        }
    }

    @Test
    void suggestionsAreFilteredAndQuickBooksIsSearchedByName() {
        try (Desk desk = ready(books())) {
            assertThat(ids(desk.get("/review/suggestions?type=customer&confidence=none")))
                    .containsExactly("105", "106");
            assertThat(ids(desk.get("/review/suggestions?type=customer&search=acme")))
                    .containsExactly("101");
            assertThat(ids(desk.get("/review/suggestions?type=customer&after=104")))
                    .containsExactly("105", "106");
            desk.decide("105", "{'decision':'ignore'}", 200);
            assertThat(ids(desk.get("/review/suggestions?type=customer&decision=ignore")))
                    .containsExactly("105");
            assertThat(desk.get("/review/search?type=customer&q=twin").path("found"))
                    .extracting(each -> each.path("quickBooksId").asText())
                    .containsExactlyInAnyOrder("74", "75");
            assertThat(desk.get("/review/search?type=product&q=hosted").path("found"))
                    .extracting(each -> each.path("name").asText())
                    .containsExactly("Hosted Seat");
        }
    }

    @Test
    void thousandsComeInPagesAndTakeFewCalls() {
        Desk.Books books = new Desk.Books();
        for (int id = 1; id <= 2_300; id++) {
            books.customer(id, "Customer number " + id + " of many");
            books.quickBooksCustomer(10_000 + id, "Customer Number " + id + " Of Many", "");
        }
        try (Desk desk = new Desk(books.books())) {
            desk.ask("POST", "/review", "", 202);
            desk.work();

            assertThat(desk.get("/review").at("/counts/customer/exactUndecided").asLong())
                    .isEqualTo(2_300);
            List<String> seen = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = desk.get("/review/suggestions?type=customer&after=" + after);
                assertThat(page.path("suggestions").size()).isLessThanOrEqualTo(100);
                seen.addAll(ids(page));
                after = page.path("next").asText("");
            } while (!after.isEmpty());
            assertThat(seen).hasSize(2_300).doesNotHaveDuplicates();

            desk.ask("POST", "/review/confirm-exact", "", 200);
            desk.ask("POST", "/review/finish", "", 202);
            desk.work();
            assertThat(desk.get("/review").at("/summary/linked").asLong()).isEqualTo(2_300);
        }
    }

    @Test
    void aWorkerWhoseTimeIsUpHandsItselfOnAndTheNextGoesOnBehindIt() {
        Desk.Books books = new Desk.Books();
        for (int id = 1; id <= 1_200; id++) {
            books.customer(id, "Customer number " + id);
        }
        try (Desk desk = new Desk(books.books())) {
            desk.ask("POST", "/review", "", 202);
            List<Long> read = new ArrayList<>();
            int workers = 0;
            while (!desk.get("/review").path("state").asText().equals("ready")) {
                desk.workWith(new TimeFlies(desk));
                read.add(desk.get("/review").at("/read/customer/revio").asLong());
                assertThat(++workers).isLessThan(20);
            }
            assertThat(read).isSorted().startsWith(0L).contains(500L).endsWith(1_200L);
            assertThat(desk.work()).isEqualTo(workers);
            assertThat(desk.get("/review").at("/counts/customer/total").asLong())
                    .isEqualTo(1_200);
        }
    }

    @Test
    void linksAreWrittenOnlyWhileNoSyncRuns() {
        try (Desk desk = ready(books())) {
            desk.ask("POST", "/review/confirm-exact", "", 200);
            Lease running = desk.leases()
                    .acquire(
                            Direction.INVOICES_TO_QUICKBOOKS,
                            "a run",
                            desk.clock.instant().plus(Duration.ofMinutes(5)))
                    .orElseThrow();
            desk.ask("POST", "/review/finish", "", 202);
            desk.work();

            assertThat(desk.get("/review").path("state").asText()).isEqualTo("confirmed");
            assertThat(desk.clock.instant()).isAfterOrEqualTo(running.expiresAt());
        }
    }

    @Test
    void aWorkerThatDiesAtAnyCallLeavesNothingHalf() {
        try (Desk desk = ready(books())) {
            desk.ask("POST", "/review/confirm-exact", "", 200);
            for (int deadly = 1; ; deadly++) {
                desk.ask("POST", "/review/finish", "", 202);
                Death death = new Death(deadly);
                boolean died = false;
                try {
                    desk.workWith(death);
                } catch (Died e) {
                    died = true;
                }
                desk.clock.advance(Duration.ofMinutes(17));
                desk.work();
                JsonNode review = desk.get("/review");
                assertThat(review.path("state").asText()).as(review.toString()).isEqualTo("confirmed");
                assertThat(review.at("/summary/linked").asLong()).isEqualTo(4);
                assertThat(links(desk)).isEqualTo(Map.of("101", "71", "103", "73", "104", "75"));
                if (!died) {
                    assertThat(deadly).isGreaterThan(20);
                    return;
                }
                unlinkAll(desk);
            }
        }
    }

    @Test
    void everyRightTheFunctionsHaveIsUsed() {
        try (Desk desk = new Desk(books().books())) {
            desk.ask("POST", "/review", "", 202);
            desk.workWith(new TimeFlies(desk));
            desk.work();
            desk.send(Desk.event("matching-suggestions.json", APIGatewayV2HTTPEvent.class), 200);
            desk.send(Desk.event("matching-decide.json", APIGatewayV2HTTPEvent.class), 422);
            desk.ask("POST", "/review/confirm-exact", "", 200);
            desk.ask("POST", "/review/finish", "", 202);
            desk.work();
            desk.ask("DELETE", "/links/customer/101", "", 200);
            assertThat(desk.aws.unusedPermissions(Desk.WORKER)).allMatch(right -> ofCalling(right.toString()));
            assertThat(desk.aws.unusedPermissions(Desk.MATCHING)).allMatch(right -> ofCalling(right.toString()));
        }
    }

    /** What all functions that call a system share, also those that never meet an expired token. */
    private static boolean ofCalling(String right) {
        return right.contains("ecret") || right.contains("Settings") || right.contains("DeleteItem");
    }

    private static void unlinkAll(Desk desk) {
        for (RecordType type : List.of(RecordType.CUSTOMER, RecordType.PRODUCT)) {
            List<KeyLink> all = new ArrayList<>();
            desk.links().all(type).forEachRemaining(all::add);
            all.forEach(link -> desk.ask(
                    "DELETE",
                    "/links/" + link.record().type().revioName() + "/"
                            + link.record().id(),
                    "",
                    200));
        }
    }

    private static Desk ready(Desk.Books books) {
        Desk desk = new Desk(books.books());
        desk.ask("POST", "/review", "", 202);
        desk.work();
        return desk;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("suggestions").forEach(each -> ids.add(each.path("revioId").asText()));
        return ids;
    }

    private static Map<String, String> confidences(Desk desk) {
        Map<String, String> found = new TreeMap<>();
        desk.get("/review/suggestions?type=customer")
                .path("suggestions")
                .forEach(each -> found.put(
                        each.path("revioId").asText(), each.path("confidence").asText()));
        return found;
    }

    private static Map<String, String> links(Desk desk) {
        Iterator<KeyLink> all = desk.links().all(RecordType.CUSTOMER);
        List<KeyLink> links = new ArrayList<>();
        all.forEachRemaining(links::add);
        return links.stream().collect(Collectors.toMap(link -> link.record().id(), KeyLink::quickBooksId));
    }

    /** Reading a page takes all the time a worker has. */
    private static final class TimeFlies implements ExecutionInterceptor {
        private final Desk desk;

        TimeFlies(Desk desk) {
            this.desk = desk;
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutItemRequest put && put.item().containsKey("content")) {
                desk.clock.advance(Duration.ofMinutes(14).plusSeconds(30));
            }
        }
    }

    /** The process is gone once this call has taken effect. */
    private static final class Death implements ExecutionInterceptor {
        private final int deadly;
        private int calls;

        Death(int deadly) {
            this.deadly = deadly;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (calls >= deadly) {
                throw new Died();
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (++calls == deadly) {
                throw new Died();
            }
        }
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
