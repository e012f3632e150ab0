package io.revsync.sandbox.quickbooks;

import java.util.List;

/**
 * A query as it was written.
 *
 * @param start 1 for the first row
 * @param most rows wanted
 */
record Statement(String entity, boolean countOnly, List<Condition> where, List<Order> orderBy, int start, int most) {

    static final int DEFAULT_PAGE = 100;
    static final int LARGEST_PAGE = 1_000;

    /** {@code property operator value}, or several values with IN. */
    record Condition(String property, Operator operator, List<String> values) {}

    record Order(String property, boolean descending) {}

    enum Operator {
        EQUAL("="),
        LESS("<"),
        GREATER(">"),
        AT_MOST("<="),
        AT_LEAST(">="),
        IN("IN"),
        LIKE("LIKE");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }
}
