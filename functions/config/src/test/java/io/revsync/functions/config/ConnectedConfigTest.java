package io.revsync.functions.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.functions.config.Desk.Answer;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What settings name is looked up in the connected systems. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectedConfigTest {
    private Desk desk;
    private QuickBooksSimulator quickBooks;
    private RevioSimulator revio;
    private String inactive;

    @BeforeAll
    void start() {
        desk = new Desk();
        StartingBooks small = BuiltInBooks.withBills(5, Desk.NOON);
        Map<String, List<ObjectNode>> books = new HashMap<>(small.quickbooks());
        List<ObjectNode> items = new ArrayList<>(books.get("Item"));
        items.set(0, items.get(0).deepCopy().put("Active", false));
        inactive = items.get(0).path("Id").asText();
        books.put("Item", items);
        quickBooks = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(desk.clock).books(books));
        revio = RevioSimulator.start(RevioOptions.usual().withClock(desk.clock).withBooks(small));
        desk.connect(quickBooks, revio);
    }

    @AfterAll
    void stop() {
        quickBooks.close();
        revio.close();
        desk.close();
    }

    @Test
    void everythingThatCanBeChosenIsListedByName() {
        for (String kind : List.of(
                "items",
                "accounts",
                "payment-methods",
                "tax-codes",
                "payment-types",
                "bill-profiles",
                "integration-systems",
                "entity-types")) {
            Answer answer = desk.get("/config/choices/" + kind);
            assertThat(answer.status()).as(kind + ": " + answer.body()).isEqualTo(200);
            assertThat(answer.at("/choices")).as(kind).isNotEmpty();
            assertThat(answer.text("/choices/0/id")).as(kind).isNotEmpty();
            assertThat(answer.text("/choices/0/name")).as(kind).isNotEmpty();
        }
    }

    @Test
    void aSearchFindsByPartOfTheNameInAnyCase() {
        String name = first("items", "").name();
        assertThat(desk.get("/config/choices/items?search="
                                + name.substring(0, 4).toUpperCase(Locale.ROOT))
                        .at("/choices")
                        .findValuesAsText("name"))
                .contains(name);
        assertThat(desk.get("/config/choices/items?search=there-is-no-such-thing")
                        .at("/choices"))
                .isEmpty();
    }

    @Test
    void anIdIsShownByNameAndAWrongOneIsRefused() {
        Choice item = first("items", "");
        Answer right = desk.check("{\"invoices\": {\"taxItemId\": \"" + item.id() + "\"}}");
        assertThat(right.at("/ok").asBoolean()).as(right.body().toString()).isTrue();
        assertThat(right.at("/names").path("/invoices/taxItemId").asText()).isEqualTo(item.name());

        Answer wrong = desk.save("{\"invoices\": {\"taxItemId\": \"999999\"}}", "*");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/invoices/taxItemId");
        assertThat(wrong.text("/errors/0/problem")).contains("no product or service with the id 999999");
    }

    @Test
    void anItemThatIsInactiveIsRefused() {
        assertThat(desk.check("{\"invoices\": {\"taxItemId\": \"" + inactive + "\"}}")
                        .text("/errors/0/problem"))
                .contains("inactive");
    }

    @Test
    void paymentTypesAreNamesBothSidesKnow() {
        String method = first("payment-methods", "").name();
        Answer right = desk.check("{\"paymentTypes\": {\"toQuickBooks\": {\"CREDIT_CARD\": \"" + method
                + "\", \"*\": \"" + method + "\"}, \"toRevio\": {\"" + method + "\": \"CHECK\"}}}");
        assertThat(right.at("/ok").asBoolean()).as(right.body().toString()).isTrue();

        Answer wrong = desk.check("{\"paymentTypes\": {\"toQuickBooks\": {\"CREDIT_CRAD\": \"Shells\"}}}");
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/paymentTypes/toQuickBooks/CREDIT_CRAD");
        assertThat(wrong.text("/errors/0/remedy")).contains(method);
        assertThat(wrong.at("/warnings").toString()).contains("CREDIT_CRAD");
    }

    @Test
    void keyLinkIdsAreThoseOfRevio() {
        Choice system = first("integration-systems", "");
        Choice type = first("entity-types", "customer");
        Answer right = desk.check("{\"keyLinks\": {\"integrationSystemId\": \"" + system.id()
                + "\", \"entityTypeIds\": {\"customer\": \"" + type.id() + "\"}}}");
        assertThat(right.at("/ok").asBoolean()).as(right.body().toString()).isTrue();
        assertThat(right.at("/names").path("/keyLinks/entityTypeIds/customer").asText())
                .isEqualTo(type.name());

        Answer wrong = desk.check(
                "{\"keyLinks\": {\"integrationSystemId\": \"77777\", \"entityTypeIds\": {\"bill\": \"88888\"}}}");
        assertThat(wrong.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/keyLinks/integrationSystemId", "/keyLinks/entityTypeIds/bill");
    }

    @Test
    void paymentsAreDepositedToAnAccountThatTakesThem() {
        Choice bank = first("accounts", "Bank");
        assertThat(desk.check("{\"payments\": {\"depositToAccountId\": \"" + bank.id() + "\"}}")
                        .at("/ok")
                        .asBoolean())
                .isTrue();
        Choice income = first("accounts", "Income");
        assertThat(desk.check("{\"payments\": {\"depositToAccountId\": \"" + income.id() + "\"}}")
                        .text("/errors/0/problem"))
                .contains("cannot be deposited");
    }

    @Test
    void whatQuickBooksCustomersAndNewProductsGetIsLookedUpAndShownByName() {
        Choice income = first("accounts", "Income");
        Choice profile = first("bill-profiles", "");
        Answer right = desk.check("{\"customers\": {\"billProfileId\": \"" + profile.id()
                + "\"}, \"products\": {\"createMissing\": true, \"incomeAccountId\": \"" + income.id() + "\"}}");
        assertThat(right.at("/ok").asBoolean()).as(right.body().toString()).isTrue();
        assertThat(right.at("/names").path("/customers/billProfileId").asText()).isEqualTo(profile.name());
        assertThat(right.at("/names").path("/products/incomeAccountId").asText())
                .isEqualTo(income.name());

        Answer wrong =
                desk.check("{\"customers\": {\"billProfileId\": \"77777\"}, \"products\": {\"incomeAccountId\": \""
                        + first("accounts", "Bank").id() + "\"}}");
        assertThat(wrong.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/customers/billProfileId", "/products/incomeAccountId");

        assertThat(desk.check("{\"products\": {\"createMissing\": true}}").text("/errors/0/pointer"))
                .isEqualTo("/products/incomeAccountId");
    }

    private Choice first(String kind, String search) {
        return StreamSupport.stream(
                        desk.get("/config/choices/" + kind + "?search=" + search)
                                .at("/choices")
                                .spliterator(),
                        false)
                .map(choice -> new Choice(
                        choice.path("id").asText(),
                        choice.path("name").asText(),
                        choice.path("detail").asText()))
                .findFirst()
                .orElseThrow();
    }
}
