package io.revsync.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.BodyForm;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.faults.Frequency;
import io.revsync.sandbox.faults.RequestMatch;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A fault rule as JSON, every field but {@code kind} optional:
 *
 * <pre>{"kind":"DROP_AFTER","method":"POST","path":".*&#47;batch","bodyContains":"R-17","item":"3","operation":"create",
 *  "first":2 | "every":3 | "probability":0.3,"seed":7,
 *  "status":503,"body":"HTML","delayMillis":2000,"retryAfterSeconds":60,"code":"6000","message":"..."}</pre>
 */
final class FaultRuleJson {

    private static final Set<String> FIELDS = Set.of(
            "kind",
            "method",
            "path",
            "bodyContains",
            "item",
            "operation",
            "first",
            "every",
            "probability",
            "seed",
            "status",
            "body",
            "delayMillis",
            "retryAfterSeconds",
            "code",
            "message");

    private FaultRuleJson() {}

    /** @throws IllegalArgumentException saying what is wrong with the rule */
    static FaultRule read(JsonNode json) {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("A fault rule has no " + unknown + "; it has " + new TreeSet<>(FIELDS));
        }
        return new FaultRule(match(json), frequency(json), fault(json));
    }

    static ObjectNode write(Faults.State state) {
        ObjectNode json = SandboxJson.object();
        Fault fault = state.rule().fault();
        RequestMatch match = state.rule().match();
        json.put("id", state.id()).put("kind", fault.kind().name());
        put(json, "method", match.method());
        put(json, "path", match.path());
        if (match.bodyContains() != null) {
            json.put("bodyContains", match.bodyContains());
        }
        put(json, "item", match.item());
        put(json, "operation", match.operation());
        Frequency frequency = state.rule().frequency();
        if (frequency instanceof Frequency.First first) {
            json.put("first", first.count());
        } else if (frequency instanceof Frequency.Every every) {
            json.put("every", every.nth());
        } else if (frequency instanceof Frequency.Chance chance) {
            json.put("probability", chance.probability()).put("seed", chance.seed());
        }
        return json.put("seen", state.seen()).put("struck", state.struck());
    }

    private static RequestMatch match(JsonNode json) {
        return new RequestMatch(
                pattern(json, "method"),
                pattern(json, "path"),
                json.hasNonNull("bodyContains") ? json.get("bodyContains").asText() : null,
                pattern(json, "item"),
                pattern(json, "operation"));
    }

    private static Frequency frequency(JsonNode json) {
        if (json.hasNonNull("first")) {
            return new Frequency.First(json.get("first").asInt());
        }
        if (json.hasNonNull("every")) {
            return new Frequency.Every(Math.max(1, json.get("every").asInt()));
        }
        if (json.hasNonNull("probability")) {
            return new Frequency.Chance(
                    json.get("probability").asDouble(), json.path("seed").asLong());
        }
        return new Frequency.Always();
    }

    private static Fault fault(JsonNode json) {
        Fault usual = Fault.of(
                FaultKind.valueOf(json.path("kind").asText("(none given)").toUpperCase(Locale.ROOT)));
        return new Fault(
                usual.kind(),
                json.path("status").asInt(usual.status()),
                BodyForm.valueOf(json.path("body").asText(usual.body().name()).toUpperCase(Locale.ROOT)),
                Duration.ofMillis(json.path("delayMillis").asLong(usual.delay().toMillis())),
                json.hasNonNull("retryAfterSeconds")
                        ? Duration.ofSeconds(json.get("retryAfterSeconds").asLong())
                        : null,
                json.path("code").asText(usual.code()),
                json.path("message").asText(usual.message()));
    }

    private static Pattern pattern(JsonNode json, String field) {
        return json.hasNonNull(field) ? Pattern.compile(json.get(field).asText()) : null;
    }

    private static void put(ObjectNode json, String field, Pattern pattern) {
        if (pattern != null) {
            json.put(field, pattern.pattern());
        }
    }
}
