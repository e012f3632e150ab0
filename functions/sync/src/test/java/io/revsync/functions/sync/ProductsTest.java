package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.review.Decision;
import io.revsync.sync.review.DecisionKind;
import io.revsync.sync.review.Decisions;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Products, of which QuickBooks gets only what somebody asks for. */
class ProductsTest {

    private static final Direction PRODUCTS = Direction.PRODUCTS_TO_QUICKBOOKS;
    /** "Sales of Product Income" of the reference books. */
    private static final String INCOME = "79";

    @AutoClose
    private static final Stage stage = new Stage();

    private static TestBooks books() {
        return new TestBooks().product(5, "Hosted: Seat", true).product(6, "Fax Line", false);
    }

    private static World world(TestBooks books, UnaryOperator<ObjectNode> products) {
        return new World(stage, books.books(), UnaryOperator.identity(), document -> {
            document.set("products", products.apply(document.objectNode().put("incomeAccountId", INCOME)));
            return document;
        });
    }

    private static ObjectNode makingMissing(ObjectNode products) {
        return products.put("createMissing", true);
    }

    @Test
    void nothingIsMadeThatNobodyAskedFor() {
        try (World world = world(books(), UnaryOperator.identity())) {
            long items = world.quickBooks.ledger().count("Item");

            RunReport report = world.run(PRODUCTS);

            assertThat(report.count(Outcome.SKIPPED)).isEqualTo(2);
            assertThat(report.quickBooksCalls()).isZero();
            assertThat(world.quickBooks.ledger().count("Item")).isEqualTo(items);
        }
    }

    @Test
    void whatTheReviewWantsNewIsMadeOnceAndTheNextInvoiceNamesIt() {
        TestBooks books = books().customer(101, "Acme Corp").bill(1001, 101, "60.00", "30.00", "30.00");
        try (World world = world(books, UnaryOperator.identity())) {
            decide(world, 5, DecisionKind.CREATE);

            assertThat(world.run(PRODUCTS).count(Outcome.CREATED)).isEqualTo(1);

            ObjectNode item = new Bookkeeper(world).find("Item", "Name", "Hosted Seat");
            assertThat(item.path("Type").asText()).isEqualTo("Service");
            assertThat(item.at("/IncomeAccountRef/value").asText()).isEqualTo(INCOME);
            assertThat(world.run(PRODUCTS).written()).isZero();
            world.runAll();
            ObjectNode invoice = new Bookkeeper(world).find("Invoice", "DocNumber", "1001");
            assertThat(invoice.at("/Line/0/SalesItemLineDetail/ItemRef/value").asText())
                    .isEqualTo(item.path("Id").asText());
        }
    }

    @Test
    void missingProductsAreMadeButNeverMoreThanTheMostOfARunAndNeverInactiveOnes() {
        TestBooks books = books();
        for (int id = 11; id <= 17; id++) {
            books.product(id, "Plan " + id, true);
        }
        try (World world = world(books, products -> makingMissing(products).put("mostPerRun", 5))) {
            RunReport first = world.run(PRODUCTS);
            assertThat(first.count(Outcome.CREATED)).isEqualTo(5);
            assertThat(first.count(Outcome.REFUSED)).isEqualTo(3);
            assertThat(problems(world)).hasSize(3).allSatisfy(problem -> assertThat(problem.message())
                    .contains("5 products at most"));

            assertThat(world.run(PRODUCTS).count(Outcome.CREATED)).isEqualTo(3);
            assertThat(problems(world)).isEmpty();
            assertThat(world.quickBooks.ledger().all("Item"))
                    .noneMatch(item -> item.path("Name").asText().equals("Fax Line"));
        }
    }

    @Test
    void withoutAnIncomeAccountItIsAProblemThatNamesIt() {
        try (World world = world(books(), products -> products.put("incomeAccountId", ""))) {
            decide(world, 5, DecisionKind.CREATE);

            world.run(PRODUCTS);

            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.message()).contains("product 5", "income account");
                assertThat(problem.remedy()).contains("settings");
            });
        }
    }

    @Test
    void anItemOfThatNameIsMatchedByAPersonOrGivenANumberOnRequest() {
        TestBooks books = new TestBooks().product(5, "unmatched one-time", true);
        try (World world = world(books, ProductsTest::makingMissing)) {
            world.run(PRODUCTS);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.remedy())
                    .contains("matching review"));

            decide(world, 5, DecisionKind.CREATE);
            assertThat(world.run(PRODUCTS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(world.quickBooks.ledger().all("Item"))
                    .anyMatch(item -> item.path("Name").asText().equals("unmatched one-time (5)"));
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void twoProductsOfOneNameBecomeTwoItems() {
        TestBooks books = new TestBooks().product(5, "Seat", true).product(7, "SEAT", true);
        try (World world = world(books, ProductsTest::makingMissing)) {
            assertThat(world.run(PRODUCTS).count(Outcome.CREATED)).isEqualTo(2);
            assertThat(world.quickBooks.ledger().all("Item"))
                    .anyMatch(item -> item.path("Name").asText().equals("SEAT (7)"));
            assertThat(world.run(PRODUCTS).written()).isZero();
        }
    }

    @Test
    void anItemWeMadeFollowsTheNameInRevioOneThatWasThereBeforeDoesNot() {
        TestBooks books = books().product(7, "Bridge", true);
        try (World world = world(books, ProductsTest::makingMissing)) {
            Bookkeeper bookkeeper = new Bookkeeper(world);
            String theirs = bookkeeper.id("Item", "Name", "Unmatched Recurring");
            linkByReview(world, 7, theirs);
            world.run(PRODUCTS);
            String ours = bookkeeper.id("Item", "Name", "Hosted Seat");
            rename(world, "5", "Hosted Chair");
            rename(world, "7", "Tunnel");
            world.clock.advance(Duration.ofHours(1));

            assertThat(world.run(PRODUCTS).count(Outcome.UPDATED)).isEqualTo(1);

            assertThat(bookkeeper.find("Item", "Id", ours).path("Name").asText())
                    .isEqualTo("Hosted Chair");
            assertThat(bookkeeper.find("Item", "Id", theirs).path("Name").asText())
                    .isEqualTo("Unmatched Recurring");
            assertThat(world.run(PRODUCTS).written()).isZero();
        }
    }

    @Test
    void aLostAnswerAndALostStateMakeNoSecondItem() {
        try (World world = world(books(), ProductsTest::makingMissing)) {
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(FaultKind.DROP_AFTER)
                            .on("POST", ".*/batch")
                            .first(1));
            world.run(PRODUCTS);
            world.clock.advance(Duration.ofHours(2));
            world.run(PRODUCTS);
            long items = world.quickBooks.ledger().count("Item");

            world.forgetEverything();
            assertThat(world.run(PRODUCTS).count(Outcome.UPDATED)).isEqualTo(1);

            assertThat(world.quickBooks.ledger().count("Item")).isEqualTo((int) items);
            assertThat(world.quickBooks.ledger().all("Item"))
                    .filteredOn(item -> item.path("Name").asText().startsWith("Hosted"))
                    .hasSize(1);
        }
    }

    @Test
    void theReconciliationNamesItemsThatAreGoneInactiveOrCalledSomethingElse() {
        TestBooks books = books().product(7, "Bridge", true).product(8, "Trunk", true);
        try (World world = world(books, ProductsTest::makingMissing)) {
            world.run(PRODUCTS);
            Comparison equal = world.compare(Comparison.Kind.PRODUCTS);
            assertThat(equal.equal()).as(equal.toString()).isTrue();
            assertThat(equal.quickBooks().count()).isEqualTo(3);
            Bookkeeper bookkeeper = new Bookkeeper(world);
            bookkeeper.edit("Item", bookkeeper.id("Item", "Name", "Bridge"), item -> item.put("Active", false));
            bookkeeper.edit("Item", bookkeeper.id("Item", "Name", "Trunk"), item -> item.put("Name", "Suitcase"));

            assertThat(world.compare(Comparison.Kind.PRODUCTS).differences())
                    .extracting(Comparison.Difference::reason)
                    .satisfiesExactlyInAnyOrder(
                            reason -> assertThat(reason).contains("inactive"),
                            reason -> assertThat(reason).contains("\"Suitcase\""));
        }
    }

    @Test
    void anItemThatSomebodyRenamedInQuickBooksKeepsItsNameWhateverRevioCallsTheProduct() {
        try (World world = world(books(), ProductsTest::makingMissing)) {
            world.run(PRODUCTS);
            Bookkeeper bookkeeper = new Bookkeeper(world);
            String id = bookkeeper.id("Item", "Name", "Hosted Seat");
            bookkeeper.edit("Item", id, item -> item.put("Name", "Premium Seat"));

            for (String name : List.of("Hosted Chair", "Hosted Desk")) {
                rename(world, "5", name);
                world.clock.advance(Duration.ofHours(1));
                assertThat(world.run(PRODUCTS).written()).isZero();
            }

            assertThat(bookkeeper.find("Item", "Id", id).path("Name").asText()).isEqualTo("Premium Seat");
            assertThat(problems(world)).isEmpty();
        }
    }

    private static void rename(World world, String id, String name) {
        world.revio.ledger().put("Products", id, TestBooks.json("{'description': '" + name + "'}"));
    }

    private static void decide(World world, int id, DecisionKind kind) {
        ((Decisions) world.company().ports().choices())
                .put(List.of(new Decision(product(id), kind, Optional.empty(), "admin", world.clock.instant())));
    }

    private static void linkByReview(World world, int id, String itemId) {
        var ports = world.company().ports();
        var lease = ports.leases()
                .acquire(PRODUCTS, "review", world.clock.instant().plusSeconds(60))
                .orElseThrow();
        ports.keyLinks()
                .put(
                        new KeyLink(product(id), itemId, Origin.REVIO, LinkState.LIVE, "0", "", world.clock.instant()),
                        lease);
        ports.leases().release(lease);
    }

    private static RecordKey product(int id) {
        return new RecordKey(RecordType.PRODUCT, Integer.toString(id));
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(PRODUCTS);
    }
}
