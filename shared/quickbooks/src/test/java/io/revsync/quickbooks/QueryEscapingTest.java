package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.http.Request;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

class QueryEscapingTest {

    private static final Scripted QUICKBOOKS = new Scripted().then(200, "empty-page.json");
    private static final QuickBooksClient CLIENT = QUICKBOOKS.client();

    @AfterContainer
    static void close() {
        QUICKBOOKS.close();
    }

    @Property(tries = 150)
    void anyTextArrivesAsItWasMeant(@ForAll("awkward") String value) {
        var query = Query.from(Entity.CUSTOMER).where("DisplayName", Comparison.EQ, value);
        CLIENT.queryAll(query, QUICKBOOKS.deadline());
        assertThat(literal(statement(QUICKBOOKS.requests.get(QUICKBOOKS.requests.size() - 1))))
                .isEqualTo(value);
    }

    @Provide
    Arbitrary<String> awkward() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of("'", "\\", "&", "+", "%", "=", "#", "?", "\\'", ";", "--")),
                        Tuple.of(2, Arbitraries.strings().ofMaxLength(1)),
                        Tuple.of(1, Arbitraries.of("Zoë", "\uD83D\uDE00", " ", "日本", "a")))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }

    /** The text between the first pair of quotes, read as Intuit's page on the query language says. */
    private static String literal(String statement) {
        StringBuilder text = new StringBuilder();
        int i = statement.indexOf('\'') + 1;
        while (statement.charAt(i) != '\'') {
            if (statement.charAt(i) == '\\') {
                i++;
            }
            text.append(statement.charAt(i++));
        }
        return text.toString();
    }

    private static String statement(Request request) {
        return request.param("query").orElseGet(request::text);
    }
}
