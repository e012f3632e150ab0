package io.revsync.revio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.revio.CannedRevio.Answer;
import io.revsync.revio.CannedRevio.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Rows of a resource in an order, cut into pages anew for each request, as Rev.io does. */
final class Rows {

    final List<ObjectNode> rows = new ArrayList<>();

    static ObjectNode row(String idField, long id) {
        return JsonNodeFactory.instance.objectNode().put(idField, id);
    }

    static ObjectNode product(long id) {
        return row("product_id", id);
    }

    static ObjectNode charge(long id, String bill, String amount) {
        return row("charge_id", id).put("bill_id", bill).put("amount", amount);
    }

    static Rows products(int count) {
        Rows products = new Rows();
        for (int id = 1; id <= count; id++) {
            products.rows.add(product(id));
        }
        return products;
    }

    Answer page(Asked asked) {
        return page(asked, row -> true, asked.number("page_size"));
    }

    Answer page(Asked asked, Predicate<ObjectNode> filter, int size) {
        List<ObjectNode> found = rows.stream().filter(filter).toList();
        int from = Math.min(found.size(), (asked.number("page") - 1) * size);
        int to = Math.min(found.size(), from + size);
        return Answer.page(found.subList(from, to), to < found.size());
    }
}
