package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Rev.io that knows paging and nothing else: filters and orders are ignored without a word, as integrators have found. */
final class IgnorantRevio implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("search\\.page=(\\d+)");
    private static final Pattern SIZE = Pattern.compile("search\\.page_size=(\\d+)");

    private final HttpServer server;
    private final List<ObjectNode> bills;

    /** @param bills in the order they are answered in; may change meanwhile */
    IgnorantRevio(List<ObjectNode> bills) throws IOException {
        this.bills = bills;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        int page = number(PAGE, query);
        int size = number(SIZE, query);
        int from = Math.min(bills.size(), (page - 1) * size);
        int to = Math.min(bills.size(), from + size);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("ok", true)
                .put("has_more", to < bills.size())
                .put("record_count", to - from);
        ArrayNode records = body.putArray("records");
        bills.subList(from, to).forEach(records::add);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static int number(Pattern pattern, String query) {
        Matcher matcher = pattern.matcher(query);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
