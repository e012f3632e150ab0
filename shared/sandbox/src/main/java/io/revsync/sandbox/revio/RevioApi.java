package io.revsync.sandbox.revio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.revio.Resource.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /v1/...}: who may call, what is called, and the envelopes the answers come in. */
final class RevioApi implements Handler {
    private static final String VERSION = "v1";
    private static final List<String> JSON_TYPES = List.of("application/json", "text/json");
    private static final List<String> PATCH_TYPES = List.of("application/json-patch+json");

    private final Gatekeeper gatekeeper;
    private final CallLimits limits;
    private final Resources resources;
    private final RevioBooks books;
    private final UnknownFilters unknownFilters;
    private final Set<String> forbidden;

    /**
     * @param limits null for none
     * @param forbidden names of resources, lower case, the user may not use; may change while the API runs
     */
    RevioApi(
            Gatekeeper gatekeeper,
            CallLimits limits,
            Resources resources,
            RevioBooks books,
            UnknownFilters unknownFilters,
            Set<String> forbidden) {
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.resources = resources;
        this.books = books;
        this.unknownFilters = unknownFilters;
        this.forbidden = forbidden;
    }

    @Override
    public Response handle(Request request) {
        try {
            gatekeeper.check(request);
            return limits == null ? route(request) : limits.refuse().orElseGet(() -> route(request));
        } catch (RevioError refusal) {
            return refusal.response();
        }
    }

    private Response route(Request request) {
        List<String> path = Stream.of(request.path().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (path.size() < 2 || path.size() > 4 || !path.get(0).equalsIgnoreCase(VERSION)) {
            throw RevioError.notFound("The resource " + request.path());
        }
        String name = path.get(1);
        if (forbidden.contains(name.toLowerCase(Locale.ROOT))) {
            throw RevioError.forbidden(name);
        }
        if (name.equalsIgnoreCase("SystemStatus")) {
            return Response.json(200, SandboxJson.object().put("ok", true).put("status", "Available"));
        }
        Resource resource =
                resources.named(name).orElseThrow(() -> RevioError.notFound("The resource " + request.path()));
        return switch (path.size()) {
            case 2 -> collection(request, resource);
            case 3 -> single(request, resource, path.get(2));
            default -> action(request, resource, path.get(2), path.get(3));
        };
    }

    private Response collection(Request request, Resource resource) {
        return switch (request.method()) {
            case "GET" -> Response.json(200, books.page(resource, search(request, resource)));
            case "POST" -> created(request, resource, books.create(resource, allowed(resource, Verb.CREATE, request)));
            default -> throw RevioError.methodNotAllowed(request.method());
        };
    }

    private Search search(Request request, Resource resource) {
        return Search.of(request, resource, unknownFilters, field -> books.hasField(resource, field));
    }

    private Response single(Request request, Resource resource, String id) {
        if (resource instanceof PaymentResource payments && id.equalsIgnoreCase("card")) {
            ObjectNode body = allowed(resource, Verb.CREATE, request);
            return created(request, resource, books.write(work -> payments.createByCard(body, work)));
        }
        new Validation()
                .require(id.matches("\\d{1,18}"), "The value '" + id + "' is not valid for " + resource.idField() + ".")
                .refuseIfWrong();
        return switch (request.method()) {
            case "GET" -> Response.json(200, withLinks(books.read(resource, id), request, resource, id));
            case "PATCH" -> {
                permit(resource, Verb.PATCH, request);
                JsonPatch patch = new JsonPatch(body(request, PATCH_TYPES));
                books.change(resource, id, patch::applyTo);
                yield done();
            }
            case "PUT" -> {
                ObjectNode fields = allowed(resource, Verb.REPLACE, request);
                books.change(resource, id, before -> replaced(before, fields, resource));
                yield done();
            }
            case "DELETE" -> {
                permit(resource, Verb.DELETE, request);
                books.delete(resource, id);
                yield done();
            }
            default -> throw RevioError.methodNotAllowed(request.method());
        };
    }

    private Response action(Request request, Resource resource, String id, String action) {
        if (!request.method().equals("POST")) {
            throw RevioError.methodNotAllowed(request.method());
        }
        ObjectNode body = request.body().length == 0 ? SandboxJson.object() : object(request);
        return books.write(work -> resource.act(
                        action.toLowerCase(Locale.ROOT),
                        work.get(resource.name(), id)
                                .orElseThrow(() -> RevioError.notFound(resource.name() + " " + id)),
                        body,
                        work)
                .orElseThrow(() -> RevioError.notFound("The resource " + request.path())));
    }

    private static ObjectNode allowed(Resource resource, Verb verb, Request request) {
        permit(resource, verb, request);
        return object(request);
    }

    private static void permit(Resource resource, Verb verb, Request request) {
        if (!resource.allows(verb)) {
            throw RevioError.methodNotAllowed(request.method());
        }
    }

    private static ObjectNode object(Request request) {
        if (body(request, JSON_TYPES) instanceof ObjectNode object) {
            return object;
        }
        throw RevioError.unreadable("The request body must be a JSON object.");
    }

    private static JsonNode body(Request request, List<String> types) {
        String type =
                request.header("Content-Type").orElse("").split(";")[0].trim().toLowerCase(Locale.ROOT);
        if (!types.contains(type)) {
            throw RevioError.mediaType(type, String.join(" or ", types));
        }
        try {
            return request.json();
        } catch (JsonProcessingException e) {
            throw RevioError.unreadable("The request body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /** A PUT replaces everything but the id and the beginning. */
    private static ObjectNode replaced(ObjectNode before, ObjectNode fields, Resource resource) {
        ObjectNode after = fields.deepCopy();
        after.set(resource.idField(), before.get(resource.idField()));
        after.set("created_date", before.get("created_date"));
        return after;
    }

    private static ObjectNode withLinks(ObjectNode record, Request request, Resource resource, String id) {
        ObjectNode answer = SandboxJson.object().put("ok", true);
        answer.setAll(record);
        answer.putArray("links").addObject().put("rel", "self").put("href", location(request, resource, id));
        return answer;
    }

    private static Response created(Request request, Resource resource, String id) {
        return Response.json(201, SandboxJson.object().put("ok", true).put("id", Long.parseLong(id)))
                .with("Location", location(request, resource, id));
    }

    private static Response done() {
        return Response.json(200, SandboxJson.object().put("ok", true));
    }

    private static String location(Request request, Resource resource, String id) {
        return "http://" + request.header("Host").orElse("127.0.0.1") + "/" + VERSION + "/" + resource.name() + "/"
                + id;
    }
}
