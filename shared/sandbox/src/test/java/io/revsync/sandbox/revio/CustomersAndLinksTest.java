package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomersAndLinksTest {
    private final RevioSimulator revio =
            new SmallBooks().customer(1).customer(2).bill(10, 1, 2, "100.00").start();
    private final Caller caller = new Caller(revio);

    @AfterEach
    void close() {
        revio.close();
    }

    @Test
    void aNewCustomerNeedsANameInItsAddressAndABillProfile() {
        Caller.Answer refused =
                caller.post("/v1/Customers", "{\"status\": \"FRIENDLY\", \"name\": \"Nobody reads this\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("company_name", "bill_profile_id field is required", "FRIENDLY");
        Caller.Answer created = caller.post(
                "/v1/Customers",
                json(
                        "{'email': 'x@y.example', 'billing_address': {'first_name': 'Ann', 'last_name': 'Lee', 'country_code': 'USA'},"
                                + " 'finance': {'bill_profile_id': 101, 'balance': 900}}"));
        assertThat(created.status()).isEqualTo(201);
        JsonNode customer = caller.get(
                        "/v1/Customers/" + created.json().path("id").asText())
                .json();
        assertThat(customer.path("customer_id").asInt()).isEqualTo(3);
        assertThat(customer.path("status").asText()).isEqualTo("OPEN");
        assertThat(customer.path("close_date").asText()).isEqualTo("0001-01-01T00:00:00");
        assertThat(customer.at("/billing_address/last_name").asText()).isEqualTo("Lee");
        assertThat(customer.at("/billing_address/line_2").asText("absent")).isEmpty();
        assertThat(customer.at("/finance/balance").decimalValue())
                .as("the ledger's, not the client's")
                .isZero();
        assertThat(caller.get("/v1/Customers?search.name=ann%20lee").records()).hasSize(1);
    }

    @Test
    void aCustomerIsPatchedByPathAndItsCustomFieldsByIndex() {
        revio.clock().advance(Duration.ofHours(2));
        assertThat(caller.patch(
                                "/v1/Customers/1",
                                json(
                                        "[{'op': 'replace', 'path': '/billing_address/line_1', 'value': 'Elm St'},"
                                                + "{'op': 'replace', 'path': '/fields/1/value', 'value': 'D. Reyes'}, {'op': 'add', 'path': '/source', 'value': 'Web'}]"))
                        .status())
                .isEqualTo(200);
        JsonNode customer = caller.get("/v1/Customers/1").json();
        assertThat(customer.at("/billing_address/line_1").asText()).isEqualTo("Elm St");
        assertThat(customer.at("/fields/1/value").asText()).isEqualTo("D. Reyes");
        assertThat(customer.at("/fields/0/value").asText()).isEmpty();
        assertThat(customer.path("source").asText()).isEqualTo("Web");
        assertThat(customer.path("updated_date").asText()).isEqualTo("2026-03-10T14:00:00");
        assertThat(caller.get("/v1/Customers?search.updated_date_start=2026-03-10")
                        .records())
                .hasSize(1);
    }

    @Test
    void aPatchThatFailsChangesNothing() {
        for (String wrong : new String[] {
            "[{'op': 'replace', 'path': '/email', 'value': 'new@b.example'}, {'op': 'replace', 'path': '/fields/9/value', 'value': 'x'}]",
            "[{'op': 'test', 'path': '/email', 'value': 'other@b.example'}, {'op': 'remove', 'path': '/email'}]",
            "[{'op': 'replace', 'path': '/finance/balance', 'value': 0.01}]",
            "[{'op': 'replace', 'path': '/customer_id', 'value': 7}]",
            "[{'op': 'replace', 'path': 'email', 'value': 'x'}]",
            "[{'op': 'upsert', 'path': '/email', 'value': 'x'}]",
            "{'email': 'new@b.example'}"
        }) {
            assertThat(caller.patch("/v1/Customers/1", json(wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(caller.get("/v1/Customers/1").json().path("email").asText()).isEqualTo("a@b.example");
        assertThat(caller.patch(
                                "/v1/Customers/1",
                                json(
                                        "[{'op': 'copy', 'from': '/email', 'path': '/source'},"
                                                + "{'op': 'move', 'from': '/source', 'path': '/origin'}, {'op': 'remove', 'path': '/fields/0'}]"))
                        .status())
                .isEqualTo(200);
        JsonNode customer = caller.get("/v1/Customers/1").json();
        assertThat(customer.path("origin").asText()).isEqualTo("a@b.example");
        assertThat(customer.path("fields")).hasSize(1);
    }

    @Test
    void aCustomerWithBillsIsNotDeleted() {
        assertThat(caller.delete("/v1/Customers/1").status()).isEqualTo(400);
        assertThat(caller.delete("/v1/Customers/2").status()).isEqualTo(200);
        assertThat(caller.get("/v1/Customers/2").status()).isEqualTo(404);
    }

    @Test
    void contactsComeAndGo() {
        long id = caller.post("/v1/Contacts", json("{'customer_id': 1, 'name': 'Ann', 'email': 'ann@b.example'}"))
                .json()
                .path("id")
                .asLong();
        caller.patch("/v1/Contacts/" + id, json("[{'op': 'replace', 'path': '/name', 'value': 'Anna'}]"));
        assertThat(caller.get("/v1/Contacts?search.customer_id=1")
                        .records()
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("Anna");
        assertThat(caller.delete("/v1/Contacts/" + id).status()).isEqualTo(200);
        assertThat(caller.post("/v1/Contacts", "{\"name\": \"Ann\"}").status()).isEqualTo(400);
    }

    @Test
    void aKeyLinkNeedsARecordThatExists() {
        assertThat(link(2, 1, "57").status()).isEqualTo(201);
        assertThat(link(4, 10, "R-10").status()).isEqualTo(201);
        assertThat(link(4, 11, "R-11").json().at("/0/message").asText()).contains("entity_id '11' does not exist");
        assertThat(link(9, 10, "R-10").json().at("/0/message").asText())
                .contains("integration_entity_type_id '9' does not exist");
        Caller.Answer empty = caller.post("/v1/IntegrationKeyLink", "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.json()).hasSize(4);
    }

    @Test
    void oneRecordMayHaveSeveralLinksAndIsFoundByTheExternalId() {
        link(2, 1, "57");
        link(2, 1, "a-57");
        assertThat(caller.get("/v1/IntegrationKeyLink?search.entity_id=1&search.integration_entity_type_id=2")
                        .records())
                .hasSize(2);
        JsonNode found = caller.get("/v1/IntegrationKeyLink?search.external_id=57&search.integration_system_id=6")
                .records();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("entity_id").asInt()).isEqualTo(1);
    }

    @Test
    void aKeyLinkIsReplacedAndDeleted() {
        long id = link(2, 1, "57").json().path("id").asLong();
        String replacement = json(
                "{'integration_system_id': 6, 'integration_entity_type_id': 2, 'entity_id': 2, 'external_id': '58'}");
        assertThat(caller.put("/v1/IntegrationKeyLink/" + id, replacement).status())
                .isEqualTo(200);
        assertThat(caller.get("/v1/IntegrationKeyLink?search.external_id=57").records())
                .isEmpty();
        JsonNode link = caller.get("/v1/IntegrationKeyLink/" + id).json();
        assertThat(link.path("entity_id").asInt()).isEqualTo(2);
        assertThat(link.path("integration_key_link_id").asLong()).isEqualTo(id);
        assertThat(caller.put("/v1/IntegrationKeyLink/" + id, replacement.replace(": 2, \"ext", ": 99, \"ext"))
                        .status())
                .isEqualTo(400);
        assertThat(caller.delete("/v1/IntegrationKeyLink/" + id).status()).isEqualTo(200);
        assertThat(caller.get("/v1/IntegrationKeyLink/" + id).status()).isEqualTo(404);
        assertThat(caller.delete("/v1/IntegrationKeyLink/" + id).status()).isEqualTo(404);
    }

    private Caller.Answer link(int type, int record, String external) {
        return caller.post(
                "/v1/IntegrationKeyLink",
                json("{'integration_system_id': 6, 'integration_entity_type_id': " + type + ", 'entity_id': " + record
                        + ", 'external_id': '" + external + "'}"));
    }

    private static String json(String single) {
        return single.replace('\'', '"');
    }
}
