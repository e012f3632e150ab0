package io.revsync.sync.payments;

import java.math.BigDecimal;

/** Amounts of money in words. */
final class Amounts {

    private Amounts() {}

    /** With two decimals at least, as QuickBooks leaves out those that are zero. */
    static String shown(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }
}
