package io.revsync.sync.counterpart;

import io.revsync.quickbooks.QuickBooksLimits;
import java.util.stream.Collectors;

/** Makes any name one that QuickBooks takes. */
public final class DisplayName {

    private DisplayName() {}

    /**
     * QuickBooks refuses colon (it parts parent and child), tab and line break in names; characters outside Unicode's first plane
     * (emoji) are left out because old records with them were answered with code 500, and so is what cannot be seen. White space of
     * every kind is folded.
     *
     * @return empty when nothing is left
     */
    static String clean(String name, int longest) {
        String plain = name.codePoints()
                .filter(DisplayName::visible)
                .map(c -> c == ':' || Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return shortened(plain.replaceAll("\\s+", " ").strip(), longest);
    }

    /** Neither beyond the first plane, nor half a surrogate pair, nor a joiner or variation selector that an emoji left behind. */
    private static boolean visible(int c) {
        return Character.isBmpCodePoint(c)
                && !Character.isSurrogate((char) c)
                && Character.getType(c) != Character.FORMAT
                && !(c >= '\uFE00' && c <= '\uFE0F');
    }

    /** The name with something behind it that makes it unique; still within the limit. */
    public static String withSuffix(String name, String suffix) {
        return withSuffix(name, suffix, QuickBooksLimits.DISPLAY_NAME);
    }

    /** As {@link #withSuffix(String, String)} for names of another length. */
    static String withSuffix(String name, String suffix, int longest) {
        String tail = " (" + suffix + ")";
        return shortened(name, longest - tail.length()) + tail;
    }

    private static String shortened(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest).strip();
    }
}
