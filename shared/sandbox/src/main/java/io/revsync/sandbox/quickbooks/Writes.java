package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.faults.RequestMatch;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.store.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Single writes: {@code POST /v3/company/{realm}/{entity}}. */
final class Writes {

    private static final String OK = "[200,";
    private static final String BAD = "[400,";

    private final Faults faults;
    private final Clock clock;

    Writes(Faults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws ApiFault if it is refused before it is even tried, or struck by a fault that is not remembered */
    Response post(Company company, Entity entity, Request request, ObjectNode body) {
        Operation operation = operation(request, body);
        Set<String> options = new HashSet<>(request.params("include"));
        Function<Draft, byte[]> work = draft -> {
            strike(request, "", operation, body);
            ObjectNode answer = SandboxJson.object();
            answer.set(entity.name(), company.write(draft, entity, operation, body, options));
            return remembered(OK, timed(answer));
        };
        String key = request.param("requestid")
                .map(RequestIds::onWrite)
                .map(RequestIds::key)
                .orElse(null);
        return answered(company.once(key, work, fault -> {
            if (!fault.isRemembered()) {
                throw fault;
            }
            return remembered(BAD, faulted(fault));
        }));
    }

    /** Lets the fault rules strike one write. Nothing was done when they do, and they are not remembered. */
    void strike(Request request, String bId, Operation operation, ObjectNode body) {
        if (faults.isEmpty()) {
            return;
        }
        RequestMatch.Item item = new RequestMatch.Item(bId, operation.wireName(), body.toString());
        Optional<Fault> fault = faults.strike(request, item);
        if (fault.isPresent()) {
            throw switch (fault.get().kind()) {
                case THROTTLE_ITEM -> Errors.throttled();
                case STALE_SYNC_TOKEN -> Errors.stale().passing();
                default ->
                    ApiFault.validation(new ApiError(
                                    fault.get().code(),
                                    fault.get().message(),
                                    fault.get().message(),
                                    ""))
                            .passing();
            };
        }
    }

    /**
     * {@code ?operation=delete|void|update}; {@code ?operation=update&include=void} is the older way to void; without it an Id
     * makes the difference between create and update.
     */
    private static Operation operation(Request request, ObjectNode body) {
        if (request.params("include").contains("void")) {
            return Operation.VOID;
        }
        return named(request.param("operation").orElse(Wire.text(body, "Id").isPresent() ? "update" : "create"));
    }

    /** 500 for an operation that does not exist. */
    static Operation named(String operation) {
        return switch (operation) {
            case "create" -> Operation.CREATE;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            case "void" -> Operation.VOID;
            default -> throw Errors.unsupportedOperation(operation);
        };
    }

    private ObjectNode timed(ObjectNode answer) {
        return answer.put("time", Times.envelope(clock.instant()));
    }

    private ObjectNode faulted(ApiFault fault) {
        ObjectNode answer = SandboxJson.object();
        answer.set("Fault", fault.json());
        return timed(answer);
    }

    /** Status and body in one: {@code [200,{...}]}. */
    private static byte[] remembered(String status, ObjectNode answer) {
        byte[] body = SandboxJson.write(answer);
        byte[] all = new byte[status.length() + body.length + 1];
        System.arraycopy(status.getBytes(StandardCharsets.US_ASCII), 0, all, 0, status.length());
        System.arraycopy(body, 0, all, status.length(), body.length);
        all[all.length - 1] = ']';
        return all;
    }

    private static Response answered(byte[] remembered) {
        int status = Integer.parseInt(new String(remembered, 1, 3, StandardCharsets.US_ASCII));
        byte[] body = Arrays.copyOfRange(remembered, OK.length(), remembered.length - 1);
        return Response.json(status, body);
    }
}
