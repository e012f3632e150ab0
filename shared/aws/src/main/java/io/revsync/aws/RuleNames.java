package io.revsync.aws;

import io.revsync.sync.Direction;
import java.util.Arrays;

/**
 * The names of a company's rules, one per direction. Those of the stack's first company are the template's, named after stack and direction;
 * those of a company that was added have its name in between, and dots, which no stack's name has.
 *
 * @param prefix what they begin with
 */
record RuleNames(String prefix) {

    /** As many characters as EventBridge lets a rule's name have. */
    private static final int LONGEST = 64;

    static RuleNames of(Surroundings surroundings) {
        return new RuleNames(surroundings.stack()
                + surroundings.added().map(company -> "." + company + ".").orElse("-"));
    }

    String of(Direction direction) {
        return prefix + direction.key();
    }

    /** By how many characters the longest of them is too long; 0 or less if none is. */
    int tooLong() {
        return Arrays.stream(Direction.values())
                        .mapToInt(direction -> of(direction).length())
                        .max()
                        .orElse(0)
                - LONGEST;
    }
}
