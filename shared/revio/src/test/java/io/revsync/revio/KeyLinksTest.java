package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.DefectException;
import io.revsync.http.RefusedException;
import io.revsync.revio.CannedRevio.Answer;
import io.revsync.revio.CannedRevio.Asked;
import org.junit.jupiter.api.Test;

class KeyLinksTest {

    @Test
    void systemsAndEntityTypesAreListed() {
        Rows systems = new Rows();
        systems.rows.add(Rows.row("integration_system_id", 4).put("system_name", "SALESFORCE"));
        Rows types = new Rows();
        types.rows.add(Rows.row("integration_entity_type_id", 2).put("entity_type_name", "CUSTOMER"));
        try (CannedRevio revio = CannedRevio.answering(
                asked -> (asked.path().endsWith("IntegrationSystem") ? systems : types).page(asked))) {
            KeyLinks links = revio.client().keyLinks();
            assertThat(links.systems(revio.deadline())).containsExactly(new IntegrationSystem("4", "SALESFORCE"));
            assertThat(links.entityTypes(revio.deadline())).containsExactly(new IntegrationEntityType("2", "CUSTOMER"));
        }
    }

    @Test
    void linksAreFoundFromEitherSideThoughTheServerFiltersNothing() {
        Rows links = new Rows();
        for (int i = 1; i <= 700; i++) {
            links.rows.add(link(i, i % 2 + 9, i % 3 + 1, i, "QB-" + i % 50, "entity_id"));
        }
        try (CannedRevio revio = CannedRevio.answering(links::page)) {
            KeyLinks client = revio.client().keyLinks();
            assertThat(client.byExternalId("10", "2", "QB-5", revio.deadline()))
                    .isNotEmpty()
                    .allMatch(link -> link.externalId().equals("QB-5")
                            && link.systemId().equals("10")
                            && link.entityTypeId().equals("2"));
            assertThat(client.byInternalId("10", "3", "5", revio.deadline()))
                    .containsExactly(new KeyLink("5", "10", "3", "5", "QB-5"));
            assertThat(revio.asked.get(0).all("external_id")).containsExactly("QB-5");
            assertThat(revio.asked.get(0).all("integration_system_id")).containsExactly("10");
        }
    }

    @Test
    void theNameOfTheInternalIdIsLearnedFromRefusals() {
        try (CannedRevio revio = CannedRevio.answering(asked -> asked.json().has("record_id")
                ? Answer.of(201, "{\"ok\":true,\"id\":31}")
                : Answer.of(400, "[{\"ok\":false,\"message\":\"record_id is required\"}]"))) {
            KeyLinks links = revio.client().keyLinks();
            assertThat(links.create("10", "2", "501", "QB-1", revio.deadline())).isEqualTo("31");
            int learning = revio.asked.size();
            assertThat(links.create("10", "2", "502", "QB-2", revio.deadline())).isEqualTo("31");
            assertThat(revio.asked).hasSize(learning + 1);
            Asked last = revio.asked.get(learning);
            assertThat(last.json().path("integration_system_id").isInt()).isTrue();
            assertThat(last.body())
                    .isEqualTo("{\"integration_system_id\":10,\"integration_entity_type_id\":2,\"record_id\":502,"
                            + "\"external_id\":\"QB-2\"}");
        }
    }

    @Test
    void aLinkRevioDoesNotWantUnderAnyNameIsRefusedOnce() {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(400, "[{\"message\":\"no customer 501\"}]"))) {
            assertThatThrownBy(() -> revio.client().keyLinks().create("10", "2", "501", "QB-1", revio.deadline()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("no customer 501");
        }
    }

    @Test
    void aLinkThatCannotBeReadIsNotPassedOver() {
        Rows links = new Rows();
        links.rows.add(link(1, 10, 2, 5, "QB-5", "nobody_knows"));
        try (CannedRevio revio = CannedRevio.answering(links::page)) {
            assertThatThrownBy(() -> revio.client().keyLinks().byExternalId("10", "2", "QB-5", revio.deadline()))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("internal id");
        }
    }

    @Test
    void aLinkIsDeleted() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{\"ok\":true}"))) {
            assertThat(revio.client().keyLinks().delete("31", revio.deadline())).isTrue();
            assertThat(revio.asked.get(0).path()).isEqualTo("/v1/IntegrationKeyLink/31");
        }
    }

    private static ObjectNode link(long id, int system, int type, long internal, String external, String internalName) {
        return Rows.row("integration_key_link_id", id)
                .put("integration_system_id", system)
                .put("integration_entity_type_id", type)
                .put(internalName, internal)
                .put("external_id", external);
    }
}
