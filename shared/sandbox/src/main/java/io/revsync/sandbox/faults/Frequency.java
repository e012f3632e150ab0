package io.revsync.sandbox.faults;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** How often a rule strikes among the requests it is about. */
public sealed interface Frequency {

    /** A fresh count, asked once for each matching request. Not thread-safe. */
    BooleanSupplier start();

    record Always() implements Frequency {
        @Override
        public BooleanSupplier start() {
            return () -> true;
        }
    }

    /** The first {@code count} requests. */
    record First(int count) implements Frequency {
        @Override
        public BooleanSupplier start() {
            int[] left = {count};
            return () -> left[0] > 0 && left[0]-- > 0;
        }
    }

    /** Every {@code nth} request, the {@code nth} first. */
    record Every(int nth) implements Frequency {
        @Override
        public BooleanSupplier start() {
            int[] seen = {0};
            return () -> ++seen[0] % nth == 0;
        }
    }

    /** Each request with a probability between 0 and 1; the same seed strikes the same ones again. */
    record Chance(double probability, long seed) implements Frequency {
        @Override
        public BooleanSupplier start() {
            Random random = new Random(seed);
            return () -> random.nextDouble() < probability;
        }
    }
}
