package io.revsync.rehearsal.screen;

import java.time.Duration;
import java.util.Locale;
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
    /** Before that share is done, any guess is wild. */
    private static final double FIRST_GUESS = 0.05;

    /** One line, with a bar if it is known how much there is to do. */
    public String line(boolean blocks) {
        String rate = done == 0 ? "" : String.format(Locale.ROOT, "  %.1f/s", perSecond());
        if (expected.isEmpty()) {
            return "  " + what + "  " + Words.of(done, "record") + rate + "  " + Words.about(elapsed);
        }
        return "  " + what + "  " + bar(blocks) + "  " + Words.count(done) + " of " + Words.count(expected.getAsLong())
                + rate + timeLeft();
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

    /** Nothing in the first moments, and when all is done but the end. */
    private String timeLeft() {
        long left = expected.orElse(0) - done;
        if (left <= 0 || share() < FIRST_GUESS) {
            return "";
        }
        return "  " + Words.about(Duration.ofSeconds((long) Math.ceil(left / perSecond()))) + " left";
    }
}
