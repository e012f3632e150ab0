package io.revsync.functions.oauth;

/**
 * What the page says to an admin who comes back from a sign-in.
 *
 * @param status of the answer
 * @param headline what happened, in a few words
 * @param explanation the same in a sentence
 * @param remedy what to do now
 */
record Arrival(int status, String headline, String explanation, String remedy) {
    private static final String CLOSE = "You can close this tab now.";

    /** It worked. */
    static Arrival connected(String to) {
        return new Arrival(200, "Connected", "Connected to " + to + ".", CLOSE);
    }

    /** It did not, and nothing was changed. */
    static Arrival refused(int status, String explanation, String remedy) {
        return new Arrival(status, "Not connected", explanation, remedy + " " + CLOSE);
    }
}
