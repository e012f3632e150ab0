package io.revsync.sandbox.store;

import java.util.Comparator;

/** The order of ids: shorter ones first, then by spelling, which puts numbers in the order of their value. */
final class Ids {

    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Ids() {}

    /** Digits only, few enough for a long, without a leading zero. */
    static boolean isNumber(String id) {
        if (id.isEmpty() || id.length() > 18 || (id.charAt(0) == '0' && id.length() > 1)) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
