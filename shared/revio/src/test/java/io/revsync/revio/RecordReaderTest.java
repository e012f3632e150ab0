package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.time.api.DateTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final Field F = Field.of("thing", "best", "second.inside", "last");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"best\":null}",
                "{\"best\":\"\"}",
                "{\"best\":\"  \"}",
                "{\"best\":0}",
                "{\"best\":\"0\"}"
            })
    void anIdThatIsNoneIsAbsent(String json) {
        assertThat(reader(json).id(F)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12345678901, 12345678901", "12.0, 12", "1e3, 1000", "'\"007\"', 007", "'\" A-1 \"', A-1"})
    void anIdMayBeANumberOrAString(String wire, String id) {
        assertThat(reader("{\"best\":" + wire + "}").id(F)).contains(id);
    }

    @Test
    void theBestSpellingWinsAndAnEmptyOneGivesWay() {
        assertThat(reader("{\"last\":3,\"second\":{\"inside\":2},\"best\":1}").id(F))
                .contains("1");
        assertThat(reader("{\"last\":3,\"second\":{\"inside\":2},\"best\":0}").id(F))
                .contains("2");
        assertThat(reader("{\"last\":3,\"second\":{}}").id(F)).contains("3");
        assertThat(reader("{\"last\":\"2026-02-01\",\"best\":\"0001-01-01T00:00:00\"}")
                        .date(F))
                .contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void anAmountOfZeroIsAnAmount() {
        assertThat(reader("{\"best\":0.00,\"last\":5}").number(F)).contains(new BigDecimal("0.00"));
        assertThat(reader("{\"best\":\"12.50\"}").number(F)).contains(new BigDecimal("12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12,50\"", "\"$5\"", "\"NaN\"", "true", "{}", "[1]", "1e400", "\"1e400000000\"", "1e-30"})
    void whatIsNoAmountIsNeverGuessed(String wire) {
        assertThatThrownBy(() -> reader("{\"best\":" + wire + "}").number(F))
                .isInstanceOf(UnreadableFieldException.class)
                .hasMessageContaining("thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0001-01-01T00:00:00\"", "\"0001-01-01\"", "null", "\"\"", "\"0001-01-01T00:00:00Z\""})
    void theYearOneIsNoDate(String wire) {
        assertThat(reader("{\"best\":" + wire + "}").date(F)).isEmpty();
        assertThat(reader("{\"best\":" + wire + "}").instant(F)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-03, 2026-02-03T00:00:00Z",
        "2026-2-3, 2026-02-03T00:00:00Z",
        "2026-02-03T04:05:06, 2026-02-03T04:05:06Z",
        "2026-02-03T04:05:06.1234567, 2026-02-03T04:05:06.123456700Z",
        "2026-02-03 04:05, 2026-02-03T04:05:00Z",
        "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
        "2026-02-03T04:05:06-05:00, 2026-02-03T09:05:06Z",
    })
    void momentsAreReadInEveryShape(String wire, String moment) {
        assertThat(reader("{\"best\":\"" + wire + "\"}").instant(F)).contains(Instant.parse(moment));
        assertThat(reader("{\"best\":\"" + wire + "\"}").date(F)).contains(LocalDate.of(2026, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02/03/2026", "2026-13-01", "2026-02-30", "soon", "20260203"})
    void whatIsNoDateIsNeverGuessed(String wire) {
        assertThatThrownBy(() -> reader("{\"best\":\"" + wire + "\"}").date(F))
                .isInstanceOf(UnreadableFieldException.class)
                .hasMessageContaining(wire);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "'\"Y\"', true", "false, false", "0, false", "'\"no\"', false", "null, true"})
    void flagsComeInManyWords(String wire, boolean flag) {
        assertThat(reader("{\"best\":" + wire + "}").flag(F, true)).isEqualTo(flag);
    }

    @Test
    void aMissingFieldSaysWhereItWasLookedFor() {
        assertThatThrownBy(() -> reader("{}").requiredId(F))
                .hasMessage("it has no thing (looked for best, second.inside, last)");
    }

    @Property
    void everyAmountOfMoneyComesThroughExactlyAsANumberAndAsAString(
            @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(6) BigDecimal amount) {
        assertThat(reader("{\"best\":" + amount.toPlainString() + "}").number(F))
                .contains(amount);
        assertThat(reader("{\"best\":\"" + amount.toPlainString() + "\"}").number(F))
                .contains(amount);
    }

    @Property
    void anIdReadsTheSameAsANumberAndAsAString(@ForAll @LongRange(min = 1) long id) {
        assertThat(reader("{\"best\":" + id + "}").id(F))
                .isEqualTo(reader("{\"best\":\"" + id + "\"}").id(F))
                .contains(Long.toString(id));
    }

    @Property(tries = 300)
    void aMomentGoesOutAndComesBackTheSame(@ForAll("moments") LocalDateTime local) {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("best", RevioTime.wire(local));
        assertThat(new RecordReader(record).instant(F)).contains(RevioTime.instant(local));
        assertThat(RevioTime.local(RevioTime.instant(local))).isEqualTo(local);
    }

    @Property(tries = 400)
    void whateverComesIsReadOrNamedButNeverCrashes(@ForAll("records") JsonNode record) {
        for (Resource<?> resource :
                List.of(Resource.CUSTOMERS, Resource.BILLS, Resource.CHARGES, Resource.CREDITS, Resource.PAYMENTS)) {
            int[] outcomes = {0};
            resource.read(record, read -> outcomes[0]++, unreadable -> {
                outcomes[0]++;
                assertThat(unreadable.field()).isNotEmpty();
                assertThat(unreadable.reason()).isNotEmpty();
            });
            assertThat(outcomes[0]).isEqualTo(1);
        }
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return DateTimes.dateTimes()
                .between(LocalDateTime.of(1990, 1, 1, 0, 0), LocalDateTime.of(2100, 1, 1, 0, 0))
                .ofPrecision(ChronoUnit.SECONDS);
    }

    @Provide
    Arbitrary<JsonNode> records() {
        Arbitrary<String> names = Arbitraries.of(
                "customer_id",
                "bill_id",
                "charge_id",
                "credit_id",
                "payment_id",
                "amount",
                "total",
                "created_date",
                "bill_date",
                "quantity",
                "applications",
                "billing_address",
                "finance",
                "email",
                "status",
                "is_parent");
        Arbitrary<String> values = Arbitraries.of(
                "1",
                "0",
                "-3.25",
                "\"7\"",
                "\"\"",
                "null",
                "true",
                "{}",
                "[]",
                "[{}]",
                "[1,null]",
                "{\"city\":5}",
                "{\"bill_profile_id\":\"x\",\"balance\":[]}",
                "\"2026-01-01\"",
                "\"0001-01-01T00:00:00\"",
                "\"x\"",
                "1e99",
                "[{\"bill_id\":1,\"amount\":2}]");
        return Arbitraries.maps(names, values).ofMaxSize(12).map(fields -> {
            StringBuilder json = new StringBuilder("{");
            fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value));
            return node(json.append('}').toString());
        });
    }

    private static RecordReader reader(String json) {
        return new RecordReader(node(json));
    }

    private static JsonNode node(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
