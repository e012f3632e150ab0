package io.revsync.sandbox.quickbooks;

import io.revsync.sandbox.quickbooks.Statement.Condition;
import io.revsync.sandbox.quickbooks.Statement.Operator;
import io.revsync.sandbox.quickbooks.Statement.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query language (DI:learn/explore-the-quickbooks-online-api/data-queries):
 *
 * <pre>select * | count(*) from Entity [where p op v [and p op v]...] [orderby p [asc|desc] [, ...]]
 *  [startposition n] [maxresults n]</pre>
 *
 * No OR, NOT, JOIN, GROUP BY, projections. Keywords in any case; texts in single quotes, {@code \'} and {@code \\} inside.
 */
final class QueryParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|([A-Za-z_][A-Za-z0-9_.]*)|(-?\\d+(?:\\.\\d+)?)|(<=|>=|[=<>(),*]))",
            Pattern.DOTALL);

    private final List<Token> tokens;
    private int at;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws ApiFault 4000 if the text is no statement, 4001 if a number in it is out of range */
    static Statement parse(String text) {
        return new QueryParser(tokens(text.strip())).statement();
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw Errors.unparsableQuery("Encountered \"" + text.substring(end, Math.min(text.length(), end + 20))
                        + "\" at line 1, column " + (end + 1) + ".");
            }
            tokens.add(
                    matcher.group(1) != null
                            ? new Token(Kind.TEXT, matcher.group(1).replaceAll("\\\\(.)", "$1"))
                            : matcher.group(2) != null
                                    ? new Token(Kind.WORD, matcher.group(2))
                                    : matcher.group(3) != null
                                            ? new Token(Kind.NUMBER, matcher.group(3))
                                            : new Token(Kind.SIGN, matcher.group(4)));
            end = matcher.end();
        }
        return tokens;
    }

    private Statement statement() {
        expect("select");
        boolean countOnly = selection();
        expect("from");
        String entity = word("an entity");
        List<Condition> where = new ArrayList<>();
        if (accept("where")) {
            do {
                where.add(condition());
            } while (accept("and"));
        }
        List<Order> orderBy = new ArrayList<>();
        if (accept("orderby") || accept("order") && accept("by")) {
            do {
                String property = word("a property");
                boolean descending = accept("desc");
                if (!descending) {
                    accept("asc");
                }
                orderBy.add(new Order(property, descending));
            } while (accept(","));
        }
        int start = accept("startposition") ? number("startposition", Integer.MAX_VALUE) : 1;
        int most = accept("maxresults") ? number("maxresults", Statement.LARGEST_PAGE) : Statement.DEFAULT_PAGE;
        if (at < tokens.size()) {
            throw unexpected("the end of the statement");
        }
        return new Statement(entity, countOnly, where, orderBy, start, most);
    }

    private boolean selection() {
        if (accept("*")) {
            return false;
        }
        expect("count");
        expect("(");
        expect("*");
        expect(")");
        return true;
    }

    private Condition condition() {
        String property = word("a property");
        Operator operator = operator();
        List<String> values = new ArrayList<>();
        if (operator == Operator.IN) {
            expect("(");
            do {
                values.add(value());
            } while (accept(","));
            expect(")");
        } else {
            values.add(value());
        }
        return new Condition(property, operator, values);
    }

    private Operator operator() {
        for (Operator operator : Operator.values()) {
            if (accept(operator.symbol())) {
                return operator;
            }
        }
        throw unexpected("an operator");
    }

    private String value() {
        Token token = at < tokens.size() ? tokens.get(at) : null;
        boolean bare = token != null
                && token.kind() == Kind.WORD
                && List.of("true", "false").contains(token.text().toLowerCase(Locale.ROOT));
        if (token == null || !(bare || token.kind() == Kind.TEXT || token.kind() == Kind.NUMBER)) {
            throw unexpected("a value");
        }
        at++;
        return token.text();
    }

    /** 4001 for 0 and for more than {@code most} (recorded for startposition 0). */
    private int number(String what, int most) {
        String text = at < tokens.size() && tokens.get(at).kind() != Kind.SIGN
                ? tokens.get(at++).text()
                : "";
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Errors.invalidQuery("value \"" + text + "\" is not a number for " + what);
        }
        if (number < 1 || number > most) {
            throw Errors.invalidQuery("value " + number + " is out of range for " + what);
        }
        return number;
    }

    private String word(String what) {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
            throw unexpected(what);
        }
        return tokens.get(at++).text();
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected(word);
        }
    }

    private boolean accept(String word) {
        boolean there = at < tokens.size()
                && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).kind() == Kind.SIGN)
                && tokens.get(at).text().equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private ApiFault unexpected(String wanted) {
        String found = at < tokens.size() ? "\"" + tokens.get(at).text() + "\"" : "the end";
        return Errors.unparsableQuery("Encountered " + found + ", was expecting " + wanted + ".");
    }

    private enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN
    }

    private record Token(Kind kind, String text) {}
}
