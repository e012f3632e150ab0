package io.revsync.sync.settings;

import java.util.Map;

/**
 * What a payment of either side is called on the other.
 *
 * @param toQuickBooks Rev.io payment type to the name or id of a QuickBooks payment method; "*" is every other type, and without any
 *     entry payments have no method in QuickBooks
 * @param toRevio name or id of a QuickBooks payment method to a Rev.io payment type; "*" is every other method, and none
 */
public record PaymentTypes(Map<String, String> toQuickBooks, Map<String, String> toRevio) implements Section {
    /** The name that stands for all others. */
    public static final String ALL_OTHERS = "*";

    public PaymentTypes {
        toQuickBooks = toQuickBooks == null ? Map.of() : Map.copyOf(toQuickBooks);
        toRevio = toRevio == null ? Map.of() : Map.copyOf(toRevio);
    }
}
