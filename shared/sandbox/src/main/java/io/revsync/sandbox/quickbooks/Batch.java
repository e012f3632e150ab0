package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code POST /v3/company/{realm}/batch} (DI:api/accounting/all-entities/batch): items are independent of each other. */
final class Batch {

    static final int MOST_ITEMS = 30;
    private static final Set<String> ITEM_FIELDS = Set.of("bId", "operation", "optionsData", "Query", "CDCQuery");

    private final Writes writes;
    private final Clock clock;

    Batch(Writes writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** HTTP 200 with one answer for each item, also if items are refused. @throws ApiFault if the batch as a whole is */
    Response post(Company company, Request request, ObjectNode body) {
        Optional<String> requestId = request.param("requestid").map(RequestIds::onBatch);
        itemsAreObjects(body);
        List<ObjectNode> items = Wire.objects(body, "BatchItemRequest");
        itemsAreFewEnough(items);
        if (requestId.isPresent()) {
            items.forEach(item -> RequestIds.itemId(item.path("bId").asText()));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream(4096);
        answer.writeBytes(bytes("{\"BatchItemResponse\":["));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                answer.write(',');
            }
            answer.writeBytes(item(company, request, requestId, items.get(i)));
        }
        answer.writeBytes(bytes("],\"time\":\"" + time(company, requestId) + "\"}"));
        return Response.json(200, answer.toByteArray());
    }

    /** 2010. */
    private static void itemsAreObjects(ObjectNode body) {
        for (JsonNode item : body.path("BatchItemRequest")) {
            if (!item.isObject()) {
                throw ApiFault.validation(Errors.unreadableProperty("BatchItemRequest", item.toString(), "an object"));
            }
        }
    }

    /** 1040 above 30 items. */
    private static void itemsAreFewEnough(List<ObjectNode> items) {
        if (items.size() > MOST_ITEMS) {
            throw Errors.batchTooLarge(items.size(), MOST_ITEMS);
        }
    }

    private byte[] item(Company company, Request request, Optional<String> requestId, ObjectNode item) {
        String bId = item.path("bId").asText();
        if (item.has("Query")) {
            return query(company, bId, item.path("Query").asText());
        }
        String key = requestId.map(id -> RequestIds.key(id, bId)).orElse(null);
        return company.once(
                key,
                draft -> {
                    String name = entityName(item);
                    Entity entity = company.entities()
                            .named(name)
                            .filter(found -> found.name().equals(name))
                            .orElseThrow(() -> ApiFault.validation(Errors.unknownProperty(name, "BatchItemRequest")));
                    ObjectNode body = body(item, name);
                    Operation operation = operation(item);
                    writes.strike(request, bId, operation, body);
                    ObjectNode answer = SandboxJson.object();
                    answer.set(name, company.write(draft, entity, operation, body, options(item)));
                    return SandboxJson.write(answer.put("bId", bId));
                },
                fault -> faulted(bId, fault));
    }

    private static byte[] query(Company company, String bId, String statement) {
        try {
            ObjectNode answer = SandboxJson.object().put("bId", bId);
            answer.set("QueryResponse", company.queries().run(statement));
            return SandboxJson.write(answer);
        } catch (ApiFault fault) {
            return faulted(bId, fault);
        }
    }

    /** The one property that is neither bId nor operation. */
    private static String entityName(ObjectNode item) {
        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(name -> {
            if (!ITEM_FIELDS.contains(name)) {
                names.add(name);
            }
        });
        if (names.size() != 1) {
            throw ApiFault.validation(Errors.required("BatchItemRequest entity"));
        }
        return names.get(0);
    }

    private static ObjectNode body(ObjectNode item, String name) {
        JsonNode body = item.get(name);
        if (!body.isObject()) {
            throw ApiFault.validation(Errors.unreadableProperty(name, body.toString(), "an object"));
        }
        return (ObjectNode) body;
    }

    /** {@code operation:"update"} with {@code optionsData:"void"} is the documented way to void a payment. */
    private static Operation operation(ObjectNode item) {
        new Checks().required(item, "operation").verify();
        Operation operation = Writes.named(item.path("operation").asText());
        return operation == Operation.UPDATE && options(item).contains("void") ? Operation.VOID : operation;
    }

    private static Set<String> options(ObjectNode item) {
        return Stream.of(item.path("optionsData").asText("").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static byte[] faulted(String bId, ApiFault fault) {
        ObjectNode answer = SandboxJson.object().put("bId", bId);
        answer.set("Fault", fault.json());
        return SandboxJson.write(answer);
    }

    /** The time of the first answer, so that a repeated batch answers the same bytes. */
    private String time(Company company, Optional<String> requestId) {
        String now = Times.envelope(clock.instant());
        if (requestId.isEmpty()) {
            return now;
        }
        byte[] first = company.once(
                RequestIds.key(requestId.get(), ""),
                draft -> SandboxJson.write(SandboxJson.array().add(now)),
                fault -> {
                    throw fault;
                });
        return new String(first, 2, first.length - 4, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
