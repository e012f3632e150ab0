package io.revsync.rehearsal.screen;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a run is.
 *
 * @param what is going on
 * @param done records that have an outcome
 * @param expected how many there will be, if anybody knows
 * @param elapsed since the run began
 */
public record Progress(String what, long done, OptionalLong expected, Duration elapsed) {
    private static final int WIDTH = 24;
    private static final Duration FIRST_GUESS = Duration.ofSeconds(2);

    /** One line, with a bar if it is known how much there is to do. */
    public String line(boolean blocks) {
        String rate = done == 0 ? "" : String.format(java.util.Locale.ROOT, "  %.0f/s", perSecond());
        if (expected.isEmpty()) {
            return "  " + what + "  " + Words.of(done, "record") + rate + "  " + Words.about(elapsed);
        }
        return "  " + what + "  " + bar(blocks) + "  " + Words.count(done) + " of " + Words.count(expected.getAsLong()) + rate
                + timeLeft();
    }

    private String bar(boolean blocks) {
        int full = (int) Math.round(WIDTH * share());
        return (blocks ? "█" : "#").repeat(full) + (blocks ? "░" : ".").repeat(WIDTH - full);
    }

    private double share() {
        long all = expected.orElse(0);
        return all <= 0 ? 1 : Math.min(1, (double) done / all);
    }

    private double perSecond() {
        return done * 1000.0 / Math.max(1, elapsed.toMillis());
    }

    /** Nothing in the first moments, when any guess is wild, and when all is done but the end. */
    private String timeLeft() {
        long left = expected.orElse(0) - done;
        if (done == 0 || left <= 0 || elapsed.compareTo(FIRST_GUESS) < 0) {
            return "";
        }
        return "  " + Words.about(Duration.ofSeconds((long) Math.ceil(left / perSecond()))) + " left";
    }
}
