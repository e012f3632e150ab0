package io.revsync.sandbox.books;

import java.math.BigDecimal;

/**
 * One line of a bill before it has an id.
 *
 * @param servicePosition which of the customer's service products it bills, -1 for a one-time charge
 * @param productId 0 when only the product type is known
 * @param amount what the customer is asked for; need not be quantity times rate (pro-rated, free, rounded)
 * @param tax on top of the amount; zero when it is included
 */
record Line(
        int servicePosition,
        int productId,
        int productTypeId,
        String description,
        int quantity,
        BigDecimal rate,
        BigDecimal amount,
        BigDecimal tax,
        boolean taxIncluded,
        boolean prorated) {

    static final int ONE_TIME = -1;

    boolean recurring() {
        return servicePosition != ONE_TIME;
    }
}
