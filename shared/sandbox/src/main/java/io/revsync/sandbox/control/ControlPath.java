package io.revsync.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.RequestCounts;
import io.revsync.sandbox.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /_sandbox/...}: everything a test or a person outside may do with a simulator beside calling its API.
 *
 * <ul>
 *   <li>{@code GET, POST, DELETE /faults} and {@code DELETE /faults/{id}}: rules, see {@link FaultRuleJson}
 *   <li>{@code POST /fault-mix {"name":"stormy","seed":7}}
 *   <li>{@code GET /clock}, {@code POST /clock {"advanceSeconds":60}}
 *   <li>{@code GET, DELETE /stats}
 *   <li>{@code GET /records}, {@code GET, POST /records/{resource}}, {@code GET, PUT, DELETE /records/{resource}/{id}}
 * </ul>
 */
final class ControlPath implements Handler {

    static final String PREFIX = "/_sandbox/";
    private static final int PAGE = 1_000;

    private final SandboxClock clock;
    private final Faults faults;
    private final FaultDialect dialect;
    private final Ledger ledger;
    private final RequestCounts counts;

    ControlPath(SandboxClock clock, Faults faults, FaultDialect dialect, Ledger ledger, RequestCounts counts) {
        this.clock = clock;
        this.faults = faults;
        this.dialect = dialect;
        this.ledger = ledger;
        this.counts = counts;
    }

    @Override
    public Response handle(Request request) {
        String[] path = request.path().substring(PREFIX.length()).split("/");
        try {
            return switch (path[0]) {
                case "faults" -> faults(request, path);
                case "fault-mix" -> mix(request);
                case "clock" -> clock(request);
                case "stats" -> stats(request);
                case "records" -> records(request, path);
                default -> refused(404, "There is no " + request.path());
            };
        } catch (JsonProcessingException e) {
            return refused(400, "The body is not JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            return refused(400, e.getMessage());
        }
    }

    private Response faults(Request request, String[] path) throws JsonProcessingException {
        switch (request.method()) {
            case "POST":
                return Response.json(
                        201, SandboxJson.object().put("id", faults.add(FaultRuleJson.read(request.json()))));
            case "DELETE":
                if (path.length > 1) {
                    return faults.remove(path[1]) ? Response.empty(204) : refused(404, "No rule " + path[1]);
                }
                faults.clear();
                return Response.empty(204);
            default:
                ArrayNode rules = SandboxJson.array();
                faults.rules().forEach(rule -> rules.add(FaultRuleJson.write(rule)));
                return Response.json(200, rules);
        }
    }

    private Response mix(Request request) throws JsonProcessingException {
        JsonNode body = request.json();
        FaultMix mix = FaultMix.named(body.path("name").asText());
        faults.mix(mix, dialect, body.path("seed").asLong());
        return Response.json(200, SandboxJson.object().put("name", mix.mixName()));
    }

    private Response clock(Request request) throws JsonProcessingException {
        if (request.method().equals("POST")) {
            clock.advance(
                    Duration.ofSeconds(request.json().path("advanceSeconds").asLong()));
        }
        return Response.json(
                200, SandboxJson.object().put("now", clock.instant().toString()));
    }

    private Response stats(Request request) {
        if (request.method().equals("DELETE")) {
            counts.reset();
            return Response.empty(204);
        }
        ObjectNode stats = SandboxJson.object();
        ObjectNode requests = stats.putObject("requests");
        counts.byRoute().forEach(requests::put);
        ObjectNode struck = stats.putObject("faults");
        faults.struck().forEach((kind, times) -> struck.put(kind.name(), times));
        ObjectNode records = stats.putObject("records");
        ledger.resources().forEach(resource -> records.put(resource, ledger.count(resource)));
        return Response.json(200, stats);
    }

    private Response records(Request request, String[] path) throws JsonProcessingException {
        if (path.length == 1) {
            ObjectNode all = SandboxJson.object();
            ledger.resources().forEach(resource -> all.put(resource, ledger.count(resource)));
            return Response.json(200, all);
        }
        String resource = path[1];
        String id = path.length > 2 ? path[2] : null;
        return switch (request.method()) {
            case "PUT", "POST" -> Response.json(200, ledger.put(resource, id, (ObjectNode) request.json()));
            case "DELETE" ->
                ledger.delete(resource, id) ? Response.empty(204) : refused(404, resource + " has no " + id);
            default -> id == null ? page(request, resource) : one(resource, id);
        };
    }

    private Response page(Request request, String resource) {
        long start = request.param("start").map(Long::parseLong).orElse(0L);
        int limit = request.param("limit").map(Integer::parseInt).orElse(PAGE);
        ArrayNode page = SandboxJson.array();
        try (Stream<ObjectNode> all = ledger.all(resource)) {
            all.skip(start).limit(limit).forEach(page::add);
        }
        return Response.json(200, page);
    }

    private Response one(String resource, String id) {
        Optional<ObjectNode> found = ledger.get(resource, id);
        return found.map(record -> Response.json(200, record))
                .orElseGet(() -> refused(404, resource + " has no " + id));
    }

    private static Response refused(int status, String why) {
        return Response.json(status, SandboxJson.object().put("error", why));
    }
}
