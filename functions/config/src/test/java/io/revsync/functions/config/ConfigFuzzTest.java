package io.revsync.functions.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.functions.config.Desk.Answer;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Settings documents as nobody would write them: they never break the function, and never get past the check. */
class ConfigFuzzTest {
    private static final int DOCUMENTS = 20_000;
    private static final ObjectMapper JSON = Json.mapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> HOSTILE = hostile();

    private static Desk desk;
    private static String whole;
    private static List<String> fields;
    private static int documents;
    private static int saved;

    @BeforeContainer
    static void start() {
        desk = new Desk();
        JsonNode document = desk.get("/config").body();
        whole = document.toString();
        fields = new ArrayList<>();
        pointers("", document, fields);
    }

    @AfterContainer
    static void stop() {
        System.out.println(documents + " mutated settings documents checked and put, " + saved + " of them saved");
        desk.close();
    }

    @Property(tries = DOCUMENTS, edgeCases = EdgeCasesMode.NONE)
    void aMutatedDocumentIsSavedIfAndOnlyIfItIsRight(@ForAll("documents") String document) {
        Answer check = desk.check(document);
        Answer put = desk.save(document, "*");
        documents++;

        if (check.status() == 200 && check.at("/ok").asBoolean()) {
            assertThat(put.status()).as(document).isEqualTo(200);
            saved++;
            assertThat(put.at("/version").asInt()).isEqualTo(saved);
        } else if (check.status() == 200) {
            assertThat(put.status()).as(document).isEqualTo(422);
            assertThat(put.at("/errors")).isEqualTo(check.at("/errors"));
        } else {
            assertThat(put.status()).as(document).isEqualTo(check.status()).isIn(400, 413);
        }
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(HOSTILE))
                .as(Mutation::new);
        Arbitrary<String> mutated = mutation.list().ofMinSize(1).ofMaxSize(6).map(ConfigFuzzTest::mutated);
        Arbitrary<String> torn = Combinators.combine(
                        mutated,
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.strings().ofMaxLength(3))
                .as(ConfigFuzzTest::torn);
        return Arbitraries.frequencyOf(Tuple.of(9, mutated), Tuple.of(1, torn));
    }

    /** @param way 0 and 1: the field goes; 2: one of a strange name comes; else: the field has this value instead */
    record Mutation(int place, int way, JsonNode value) {
        void of(ObjectNode document) {
            String pointer = fields.get(place % fields.size());
            int slash = pointer.lastIndexOf('/');
            if (document.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
                String name = pointer.substring(slash + 1);
                switch (way) {
                    case 0, 1 -> parent.remove(name);
                    case 2 -> parent.set(value.asText("x"), value.deepCopy());
                    default -> parent.set(name, value.deepCopy());
                }
            }
        }
    }

    private static String mutated(List<Mutation> mutations) {
        ObjectNode document = read(whole);
        mutations.forEach(mutation -> mutation.of(document));
        return document.toString();
    }

    private static String torn(String document, int place, String text) {
        int at = place % document.length();
        return document.substring(0, at) + text + document.substring(Math.min(document.length(), at + 1));
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pointers(String pointer, JsonNode node, List<String> found) {
        node.properties().forEach(field -> {
            found.add(pointer + "/" + field.getKey());
            pointers(pointer + "/" + field.getKey(), field.getValue(), found);
        });
    }

    private static List<JsonNode> hostile() {
        List<JsonNode> values = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "\u0000",
                "\ud800",
                "\ud83d\ude00",
                "x".repeat(3_000),
                "../../etc/passwd",
                "__proto__",
                "${jndi:ldap://x}",
                "'; drop table",
                "<script>",
                "NaN",
                "null",
                "0",
                "19",
                "99999999999999999999",
                "-1",
                "R-",
                "R\u00e9-",
                "*",
                "*/15 * * * *",
                "0 2 * * mon-fri",
                "0****",
                "* * * * * *",
                "99999999999 * * * *",
                "*/99999999999 * * * *",
                "0 0 30 2 *",
                "0 0 1 * 1",
                "0 0 * * 1#2",
                "1,2,,3 * * * *",
                "2026-01-31",
                "2026-02-30",
                "+99999-01-01",
                "0000-00-00",
                "2026-01-31T00:00:00Z",
                "https://restapi.rev.io/v1",
                "http://restapi.rev.io/v1",
                "https://a:b@c",
                "https://[::1]:1/",
                "https://x:99999999999",
                "https://-",
                "https://a..b",
                "https://%",
                "javascript:alert(1)",
                "sandbox",
                "PRODUCTION",
                "next-open-day",
                "a-b-summit")) {
            values.add(NODES.textNode(text));
        }
        for (String number : List.of(
                "0", "1", "30", "-1", "1.5", "30.0", "3e1", "1e400", "-1e-400", "2147483648", "99999999999999999999")) {
            values.add(NODES.numberNode(new BigDecimal(number)));
        }
        values.add(NODES.nullNode());
        values.add(NODES.booleanNode(true));
        values.add(NODES.booleanNode(false));
        values.add(NODES.arrayNode());
        values.add(NODES.arrayNode().add("19"));
        values.add(NODES.objectNode());
        values.add(NODES.objectNode().put("CREDIT_CARD", "Visa").put("*", "Check"));
        values.add(NODES.objectNode().put("", "").put("~1/~0", 1));
        ObjectNode many = NODES.objectNode();
        for (int i = 0; i < 150; i++) {
            many.put("TYPE_" + i, "Visa");
        }
        values.add(many);
        ArrayNode deep = NODES.arrayNode();
        ArrayNode inner = deep;
        for (int i = 0; i < 300; i++) {
            inner = inner.addArray();
        }
        values.add(deep);
        return values;
    }
}
