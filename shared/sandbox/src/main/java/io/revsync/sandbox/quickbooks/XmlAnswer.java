package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.util.Map;

/** XML is what QuickBooks answers a client that does not ask for JSON (DI:learn/rest-api-features). */
final class XmlAnswer {

    private XmlAnswer() {}

    static boolean wanted(Request request) {
        String accept = request.header("Accept").orElse("");
        return request.path().startsWith("/v3/company/")
                && !accept.contains("json")
                && !request.param("format").filter("json"::equals).isPresent();
    }

    /** The same answer as XML; what is not JSON stays as it is. */
    static Response of(Response json) {
        if (!json.headers().getOrDefault("Content-Type", "").contains("json")) {
            return json;
        }
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><IntuitResponse xmlns=\"http://schema.intuit.com/finance/v3\">");
        try {
            children(xml, SandboxJson.read(json.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The simulator's own answer is not JSON", e);
        }
        Response answer = Response.text(json.status(), "application/xml;charset=UTF-8", xml + "</IntuitResponse>");
        for (Map.Entry<String, String> header : json.headers().entrySet()) {
            answer = header.getKey().equals("Content-Type") ? answer : answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static void children(StringBuilder xml, JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> element(xml, field.getKey(), element));
            } else {
                element(xml, field.getKey(), field.getValue());
            }
        });
    }

    private static void element(StringBuilder xml, String name, JsonNode value) {
        xml.append('<').append(name).append('>');
        if (value.isObject()) {
            children(xml, value);
        } else if (!value.isNull()) {
            xml.append(value.asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        xml.append("</").append(name).append('>');
    }
}
