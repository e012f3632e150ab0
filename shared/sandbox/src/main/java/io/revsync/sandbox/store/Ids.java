package io.revsync.sandbox.store;

import java.util.Comparator;

/** The order of ids: numbers by value, before all other ids, which go by spelling; the empty id comes first. */
final class Ids {

    static final Comparator<String> ORDER = Ids::compare;

    private Ids() {}

    private static int compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() - b.length();
        }
        boolean aNumber = isNumber(a);
        if (aNumber != isNumber(b)) {
            return aNumber ? -1 : 1;
        }
        if (aNumber && a.length() != b.length()) {
            return a.length() - b.length();
        }
        return a.compareTo(b);
    }

    /** Digits only, without a leading zero, so that length and spelling order them by value. */
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
