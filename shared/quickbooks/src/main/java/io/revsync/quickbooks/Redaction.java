package io.revsync.quickbooks;

import java.util.regex.Pattern;

/** Takes tokens out of texts: QuickBooks quotes the expired token in the detail of its 401. */
final class Redaction {

    private static final String MARK = "[token]";
    private static final Pattern QUOTED = Pattern.compile("(?i)(token[^:]{0,40}:\\s*)[^\\s\"]{8,}");
    private static final Pattern TOKEN_LIKE = Pattern.compile("[A-Za-z0-9_.\\-+/=]{40,}");

    private Redaction() {}

    /** The text without this token, nor anything that looks like one. */
    static String of(String text, String token) {
        String known = token.isEmpty() ? text : text.replace(token, MARK);
        return TOKEN_LIKE.matcher(QUOTED.matcher(known).replaceAll("$1" + MARK)).replaceAll(MARK);
    }
}
