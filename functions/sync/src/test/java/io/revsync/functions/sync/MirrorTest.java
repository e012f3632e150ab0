package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunState;
import io.revsync.sync.links.LinkDesk;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our links in Rev.io's own register. */
class MirrorTest {

    private static final Direction CUSTOMERS = Direction.CUSTOMERS_TO_QUICKBOOKS;
    private static final String REGISTER = "IntegrationKeyLink";

    @AutoClose
    private static final Stage stage = new Stage();

    private static World world(boolean mirror) {
        TestBooks books = new TestBooks().customer(101, "Acme Corp").customer(102, "Beta LLC");
        return new World(stage, books.books(), UnaryOperator.identity(), document -> keyLinks(document, mirror));
    }

    private static ObjectNode keyLinks(ObjectNode document, boolean mirror) {
        document.putObject("keyLinks")
                .put("integrationSystemId", "6")
                .put("mirror", mirror)
                .putObject("entityTypeIds")
                .put("customer", "2");
        return document;
    }

    @Test
    void eachLinkIsEnteredOnceAndOnlyIfTheSettingsSaySo() {
        try (World world = world(false)) {
            world.run(CUSTOMERS);
            assertThat(register(world)).isEmpty();

            world.storeSettings(document -> keyLinks(document, true));
            world.run(CUSTOMERS);
            assertThat(register(world))
                    .containsExactlyInAnyOrder(
                            "101-" + quickBooksId(world, "101"), "102-" + quickBooksId(world, "102"));
            long before = world.revio.ledger().count(REGISTER);
            world.run(CUSTOMERS);
            assertThat(world.revio.ledger().count(REGISTER)).isEqualTo((int) before);
        }
    }

    @Test
    void anEntryThatIsThereAlreadyIsTakenAsItIs() {
        try (World world = world(false)) {
            world.run(CUSTOMERS);
            enter(world, "101", quickBooksId(world, "101"));
            world.storeSettings(document -> keyLinks(document, true));

            world.run(CUSTOMERS);

            assertThat(register(world)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP_AFTER", "SERVER_ERROR_AFTER", "DROP_BEFORE"})
    void whatRevioDidNotAnswerIsLookedUpAndNeverEnteredTwice(FaultKind kind) {
        try (World world = world(true)) {
            world.revio
                    .faults()
                    .add(FaultRule.of(kind).on("POST", ".*/IntegrationKeyLink").first(1));
            assertThat(world.run(CUSTOMERS).state()).isEqualTo(RunState.FINISHED);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("register of links"));

            world.clock.advance(Duration.ofHours(1));
            world.run(CUSTOMERS);

            assertThat(register(world)).hasSize(2).doesNotHaveDuplicates();
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void whatAnAdminUnlinksOrRelinksFollows() {
        try (World world = world(true)) {
            world.run(CUSTOMERS);
            String other = new Bookkeeper(world).takesOn("Gamma Inc", "");
            LinkDesk desk = desk(world);
            Deadline deadline = Deadline.in(Duration.ofMinutes(1), world.clock);
            desk.link(new RecordKey(RecordType.CUSTOMER, "101"), other, deadline);
            world.run(CUSTOMERS);
            assertThat(register(world)).hasSize(2).contains("101-" + other);

            // Until it is switched off nothing that is gone may stay.
            desk.unlink(new RecordKey(RecordType.CUSTOMER, "101"), deadline);
            world.revio.ledger().put("Customers", "101", TestBooks.json("{'status': 'PROSPECT'}"));
            world.run(CUSTOMERS);
            assertThat(register(world)).containsExactly("102-" + quickBooksId(world, "102"));
        }
    }

    @Test
    void aRegisterThatRefusesHoldsNothingBack() {
        try (World world = world(true)) {
            world.storeSettings(document -> {
                keyLinks(document, true).withObject("/keyLinks").put("integrationSystemId", "77777");
                return document;
            });
            assertThat(world.run(CUSTOMERS).state()).isEqualTo(RunState.FINISHED);
            assertThat(quickBooksId(world, "102")).isNotEmpty();
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .startsWith("2 links"));
        }
    }

    private static void enter(World world, String customer, String quickBooksId) {
        world.revio
                .ledger()
                .put(
                        REGISTER,
                        null,
                        TestBooks.json("{'integration_system_id': 6, 'integration_entity_type_id': 2, 'entity_id': "
                                + customer + ", 'external_id': '" + quickBooksId + "'}"));
    }

    private static List<String> register(World world) {
        return world.revio
                .ledger()
                .all(REGISTER)
                .filter(link -> link.path("integration_system_id").asText().equals("6"))
                .map(link -> link.path("entity_id").asText() + "-"
                        + link.path("external_id").asText())
                .toList();
    }

    private static String quickBooksId(World world, String customer) {
        return world.company()
                .ports()
                .keyLinks()
                .byRevioIds(RecordType.CUSTOMER, List.of(customer))
                .get(customer)
                .quickBooksId();
    }

    private static LinkDesk desk(World world) {
        Company company = world.company();
        Settings settings = company.settings().load().orElseThrow().settings();
        return new LinkDesk(
                company.ports().keyLinks(),
                company.ports().leases(),
                company.systems().revio(settings),
                company.systems().quickBooks(settings),
                world.clock);
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(CUSTOMERS);
    }
}
