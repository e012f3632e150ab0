package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A plain HTTP client of the simulator. JSON in tests is written with single quotes. */
final class Caller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final QuickBooksSimulator simulator;
    private String token;

    Caller(QuickBooksSimulator simulator) {
        this.simulator = simulator;
        this.token = simulator.accessToken();
    }

    void token(String other) {
        this.token = other;
    }

    record Answer(int status, HttpResponse<byte[]> raw) {

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return SandboxJson.read(raw.body());
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        /** The code of the first error. */
        String code() {
            return json().at("/Fault/Error/0/code").asText();
        }

        String detail() {
            return json().at("/Fault/Error/0/Detail").asText();
        }
    }

    static ObjectNode json(String singleQuoted) {
        return SandboxJson.readObject(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Posts to a path under the company, {@code invoice?requestid=1}. */
    Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(SandboxJson.write(body))));
    }

    Answer post(String path, String singleQuoted) {
        return post(path, json(singleQuoted));
    }

    Answer get(String path) {
        return send(request(path));
    }

    /** Posts and returns the record, which must have been accepted. */
    ObjectNode accepted(String entity, String singleQuoted) {
        return accepted(post(entity.toLowerCase(Locale.ROOT), singleQuoted), entity);
    }

    static ObjectNode accepted(Answer answer, String entity) {
        if (answer.status() != 200 || !answer.json().has(entity)) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return (ObjectNode) answer.json().get(entity);
    }

    ObjectNode read(String entity, String id) {
        return accepted(get(entity.toLowerCase(Locale.ROOT) + "/" + id), entity);
    }

    Answer query(String statement) {
        return get("query?query=" + encoded(statement));
    }

    JsonNode rows(String statement) {
        return query(statement).json().path("QueryResponse");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.companiesUrl() + "/" + simulator.realmId() + "/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(simulator.url().resolve(path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A customer, and an item to sell it. */
    String customer(String name) {
        return accepted(post("customer", SandboxJson.object().put("DisplayName", name)), "Customer")
                .get("Id")
                .asText();
    }

    String item(String name) {
        return accepted("Item", "{'Name':'" + name + "','Type':'Service','IncomeAccountRef':{'value':'4'}}")
                .get("Id")
                .asText();
    }

    static String invoiceOf(String customer, String item, String docNumber, String amount) {
        return "{'CustomerRef':{'value':'" + customer + "'},'DocNumber':'" + docNumber + "','Line':["
                + line(item, amount) + "]}";
    }

    static String line(String item, String amount) {
        return "{'Amount':" + amount + ",'DetailType':'SalesItemLineDetail','SalesItemLineDetail':{'ItemRef':{'value':'"
                + item + "'}}}";
    }

    static String paymentOf(String customer, String total, String... invoiceAndAmount) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < invoiceAndAmount.length; i += 2) {
            lines.append(i > 0 ? "," : "")
                    .append("{'Amount':")
                    .append(invoiceAndAmount[i + 1])
                    .append(",'LinkedTxn':[{'TxnId':'")
                    .append(invoiceAndAmount[i])
                    .append("','TxnType':'Invoice'}]}");
        }
        return "{'CustomerRef':{'value':'" + customer + "'},'TotalAmt':" + total + ",'Line':[" + lines + "]}";
    }
}
