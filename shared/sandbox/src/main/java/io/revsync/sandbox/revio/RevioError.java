package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.control.LedgerRefusal;
import io.revsync.sandbox.http.Response;
import java.util.List;

/**
 * A refusal in Rev.io's words. Validation errors come as a JSON array of objects, most others as one object: clients
 * that read only one of the two lose the message.
 */
final class RevioError extends LedgerRefusal {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;

    private RevioError(int status, JsonNode body, String message) {
        super(message);
        this.status = status;
        this.body = body;
    }

    static RevioError invalid(List<String> messages) {
        var list = SandboxJson.array();
        messages.forEach(message -> list.add(entry("Validation", message)));
        return new RevioError(400, list, String.join(" ", messages));
    }

    static RevioError invalid(String message) {
        return invalid(List.of(message));
    }

    /** A body that is no JSON, or not an object: answered with one object, not a list. */
    static RevioError unreadable(String message) {
        return plain(400, "BadRequest", message);
    }

    static RevioError unauthorized() {
        ObjectNode body = SandboxJson.object().put("message", "Authorization has been denied for this request.");
        return new RevioError(401, body, "unauthorized");
    }

    /** The gateway in front of the API speaks differently from the API. */
    static RevioError subscriptionKey() {
        String message = "Access denied due to missing or invalid subscription key.";
        return new RevioError(401, SandboxJson.object().put("statusCode", 401).put("message", message), message);
    }

    static RevioError forbidden(String resource) {
        return plain(403, "Forbidden", "The user does not have permission to access " + resource + ".");
    }

    static RevioError notFound(String what) {
        return plain(404, "NotFound", what + " was not found.");
    }

    static RevioError methodNotAllowed(String method) {
        return plain(405, "MethodNotAllowed", "The requested resource does not support http method '" + method + "'.");
    }

    static RevioError mediaType(String given, String wanted) {
        return plain(
                415, "UnsupportedMediaType", "The media type '" + given + "' is not supported; use " + wanted + ".");
    }

    Response response() {
        return Response.json(status, body);
    }

    private static RevioError plain(int status, String error, String message) {
        return new RevioError(status, entry(error, message), message);
    }

    private static ObjectNode entry(String error, String message) {
        return SandboxJson.object().put("ok", false).put("error", error).put("message", message);
    }
}
