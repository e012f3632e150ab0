package io.revsync.sync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.RecordType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema and the records tell the same: every field, every default, every choice. */
class SettingsSchemaTest {
    private static final ObjectMapper JSON = Json.mapper();

    private final SettingsSchema schema = new SettingsSchema();

    @Test
    void everySettingIsDescribedAndNoOther() {
        assertThat(described(schema.json().path("properties"), ""))
                .containsExactlyInAnyOrderElementsOf(settings(Settings.class, ""));
    }

    @Test
    void theDefaultsAreTheSame() throws Exception {
        ObjectNode defaults = JSON.valueToTree(Settings.defaults()
                .with(Direction.INVOICES_TO_QUICKBOOKS, JSON.readValue("{}", DirectionSettings.class)));
        for (String pointer : settings(Settings.class, "")) {
            JsonNode told = described(pointer).path("default");
            JsonNode meant = defaults.at(pointer.replace("/sync/*", "/sync/invoices-to-quickbooks"));
            if (List.of("startDate", "backFillFrom", "backFillTo", "lookBackDays").stream()
                    .anyMatch(left -> pointer.startsWith("/sync/") && pointer.endsWith(left))) {
                assertThat(told).isEqualTo(MissingNode.getInstance());
                assertThat(meant.isMissingNode() || meant.isNull()).isTrue();
            } else {
                assertThat(told).as(pointer).isEqualTo(meant);
            }
        }
    }

    @Test
    void theChoicesAreTheSame() {
        assertThat(described("/initial/environment").path("enum"))
                .isEqualTo(words(InitialSettings.Environment.values()));
        assertThat(described("/invoices/closedPeriod").path("enum"))
                .isEqualTo(words(InvoiceSettings.ClosedPeriod.values()));
    }

    @Test
    void everyDirectionAndEveryLinkedKindOfRecordIsDescribed() {
        JsonNode directions = schema.json().at("/properties/sync/properties");
        assertThat(directions.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Direction.values()).map(Direction::key).toList());
        assertThat(directions.path("invoices-to-quickbooks").path("title"))
                .isEqualTo(TextNode.valueOf("Invoices to QuickBooks"));
        assertThat(schema.json()
                        .at("/properties/keyLinks/properties/entityTypeIds/properties")
                        .fieldNames())
                .toIterable()
                .isSubsetOf(Arrays.stream(RecordType.values())
                        .map(RecordType::revioName)
                        .toList());
    }

    @Test
    void everyFieldIsExplainedAndEveryRuleHasAWayOut() {
        for (String pointer : settings(Settings.class, "")) {
            JsonNode field = described(pointer);
            JsonNode rules = resolved(field);
            assertThat(field.path("title").asText()).as(pointer).isNotBlank();
            assertThat(field.path("description").asText()).as(pointer).endsWith(".");
            if (rules.has("pattern") || rules.has("format")) {
                assertThat(rules.path("remedy").asText()).as(pointer).endsWith(".");
            }
        }
    }

    @Test
    void theSettingsAsTheyAreWrittenFollowTheSchema() throws Exception {
        Settings settings = JSON.readValue("""
                {"initial": {"instanceName": "Northwind", "environment": "sandbox"},
                 "sync": {"invoices-to-quickbooks": {"startDate": "2026-01-31"}},
                 "paymentTypes": {"toQuickBooks": {"CREDIT_CARD": "Visa"}},
                 "keyLinks": {"entityTypeIds": {"customer": "2"}}}""", Settings.class);
        assertThat(schema.check(JSON.valueToTree(settings))).isEmpty();
        assertThat(schema.check(JSON.valueToTree(Settings.defaults()))).isEmpty();
    }

    /** Pointers to the fields of a record and of the records in it. */
    private static List<String> settings(Class<?> type, String pointer) {
        List<String> found = new ArrayList<>();
        for (RecordComponent field : type.getRecordComponents()) {
            String here = pointer + "/" + field.getName();
            if (field.getType().isRecord()) {
                found.addAll(settings(field.getType(), here));
            } else if (here.equals("/sync")) {
                found.addAll(settings(DirectionSettings.class, "/sync/*"));
            } else {
                found.add(here);
            }
        }
        return found;
    }

    /** Pointers to the fields of a schema's sections that are not only shown. */
    private List<String> described(JsonNode properties, String pointer) {
        return properties.properties().stream()
                .filter(property -> !property.getValue().path("readOnly").asBoolean())
                .flatMap(property -> {
                    String here = pointer + "/" + property.getKey();
                    if (here.equals("/sync")) {
                        return described(schema.json().at("/$defs/direction/properties"), "/sync/*").stream();
                    }
                    return property.getValue().has("properties")
                                    && !property.getValue().has("default")
                            ? described(property.getValue().path("properties"), here).stream()
                            : Stream.of(here);
                })
                .toList();
    }

    private JsonNode described(String pointer) {
        return pointer.startsWith("/sync/*")
                ? schema.json().at("/$defs/direction/properties" + pointer.substring("/sync/*".length()))
                : schema.json().at(pointer.replace("/", "/properties/"));
    }

    private JsonNode resolved(JsonNode field) {
        return field.has("$ref") ? schema.json().at(field.path("$ref").asText().substring(1)) : field;
    }

    private static JsonNode words(Object[] values) {
        return JSON.valueToTree(values);
    }
}
