package io.revsync.sync;

/** Keeps text within a limit. */
public final class TextLength {

    private TextLength() {}

    /** The beginning of a text; never half a character, for half a surrogate pair cannot be written as UTF-8. */
    public static String atMost(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
