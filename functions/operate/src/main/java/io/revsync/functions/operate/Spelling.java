package io.revsync.functions.operate;

import io.revsync.sync.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the API writes what has a name in the code. */
final class Spelling {

    private Spelling() {}

    /** {@code ALREADY_RUNNING} as {@code already-running}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code customers-to-quickbooks} as {@code Customers to QuickBooks}. */
    static String title(Direction direction) {
        String words = Arrays.stream(direction.key().split("-"))
                .map(word -> switch (word) {
                    case "quickbooks" -> "QuickBooks";
                    case "revio" -> "Rev.io";
                    default -> word;
                })
                .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
