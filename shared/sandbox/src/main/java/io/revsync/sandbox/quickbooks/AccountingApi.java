package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the simulator answers outside its control path: OAuth, and {@code /v3/company/{realm}/...}. */
final class AccountingApi implements Handler {

    private static final String PREFIX = "/v3/company/";

    private final OAuth oauth;
    private final Grants grants;
    private final Answers answers;
    private final Map<String, Company> companies;
    private final Map<String, Limits> limits;
    private final Writes writes;
    private final Batch batch;

    /** @param limits by realm; empty if none are enforced */
    AccountingApi(
            OAuth oauth,
            Grants grants,
            Answers answers,
            Map<String, Company> companies,
            Map<String, Limits> limits,
            Writes writes,
            Batch batch) {
        this.oauth = oauth;
        this.grants = grants;
        this.answers = answers;
        this.companies = companies;
        this.limits = limits;
        this.writes = writes;
        this.batch = batch;
    }

    @Override
    public Response handle(Request request) {
        Response response = oauth.handle(request).orElseGet(() -> api(request));
        return Answers.signed(XmlAnswer.wanted(request) ? XmlAnswer.of(response) : response);
    }

    private Response api(Request request) {
        if (!request.path().startsWith(PREFIX)) {
            return Response.text(404, "text/html", "<html><body><h1>404 Not Found</h1></body></html>");
        }
        String[] path = request.path().substring(PREFIX.length()).split("/");
        Optional<String> granted = request.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .flatMap(value -> grants.realmOf(value.substring("Bearer ".length())));
        if (granted.isEmpty()) {
            return answers.unauthorized();
        }
        if (!granted.get().equals(path[0]) || !companies.containsKey(path[0])) {
            return answers.forbidden();
        }
        return limited(request, path);
    }

    private Response limited(Request request, String[] path) {
        Limits limit = limits.get(path[0]);
        if (limit == null) {
            return company(request, path);
        }
        if (!limit.start(path.length > 1 && path[1].equals("batch"))) {
            return answers.fault(Errors.throttled());
        }
        try {
            return company(request, path);
        } finally {
            limit.ended();
        }
    }

    private Response company(Request request, String[] path) {
        Company company = companies.get(path[0]);
        List<String> rest = Arrays.asList(path).subList(1, path.length);
        try {
            return switch (request.method()) {
                case "GET" -> get(company, request, rest);
                case "POST" -> post(company, request, rest);
                default -> throw Errors.unsupportedOperation(request.method());
            };
        } catch (ApiFault fault) {
            return answers.fault(fault);
        }
    }

    /** A request id on a read is tolerated and means nothing (Intuit's Java SDK sends one). */
    private Response get(Company company, Request request, List<String> path) {
        String first = path.isEmpty() ? "" : path.get(0);
        if (path.size() == 1 && first.equals("query")) {
            return query(company, request.param("query").orElse(""));
        }
        if (path.size() == 1 && first.equals("cdc")) {
            return answers.ok(
                    "CDCResponse",
                    company.changeData()
                            .since(
                                    request.param("entities").orElse(""),
                                    request.param("changedSince").orElse("")));
        }
        Entity entity = entity(company, first);
        boolean isOne = entity.name().equals("Preferences") || entity.name().equals("CompanyInfo");
        if (path.size() != 2 && !(isOne && path.size() == 1)) {
            throw Errors.unsupportedOperation("GET " + request.path());
        }
        String id = isOne ? company.records().ids(entity.name()).findFirst().orElse("1") : path.get(1);
        return answers.ok(entity.name(), company.read(entity, id));
    }

    private Response post(Company company, Request request, List<String> path) {
        String first = path.size() == 1 ? path.get(0) : "";
        return switch (first) {
            case "query" -> query(company, request.text());
            case "batch" -> batch.post(company, request, body(request));
            default -> writes.post(company, entity(company, first), request, body(request));
        };
    }

    private Response query(Company company, String statement) {
        return answers.ok("QueryResponse", company.queries().run(statement));
    }

    /** 500 for a path that does not exist; paths are case-sensitive. */
    private static Entity entity(Company company, String path) {
        return company.entities().at(path).orElseThrow(() -> Errors.unsupportedOperation(path));
    }

    /** 2010 for a body that is no JSON object. */
    private static ObjectNode body(Request request) {
        try {
            JsonNode body = request.json();
            if (body.isObject()) {
                return (ObjectNode) body;
            }
        } catch (JsonProcessingException e) {
            throw Errors.unreadableBody(e.getOriginalMessage());
        }
        throw Errors.unreadableBody("an object was expected");
    }
}
