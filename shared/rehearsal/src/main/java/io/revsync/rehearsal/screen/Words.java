package io.revsync.rehearsal.screen;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers and times as people write them. */
public final class Words {
    private Words() {}

    /** {@code 1,512}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1,024,512.30}: at least two places, and as many more as it takes to be exact. */
    public static String money(BigDecimal amount) {
        int places = Math.max(2, amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + places + "f", amount);
    }

    /** {@code 94.5}: seconds, to the tenth. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    /** {@code 4 s}, {@code 1 min 20 s}, {@code 2 h 5 min}. */
    public static String about(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
    }

    /** {@code customers, invoices and payments}. */
    public static String list(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }

    /** {@code 1 record}, {@code 2 records}. */
    public static String of(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }
}
