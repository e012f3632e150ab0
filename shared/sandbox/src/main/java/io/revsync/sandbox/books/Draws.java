package io.revsync.sandbox.books;

/**
 * Repeatable choices: the same question about the same record always has the same answer, in any order of asking.
 *
 * <p>That lets a list of 100,000 bills be made record by record when asked for, instead of being held in memory.
 */
final class Draws {
    private Draws() {}

    /** A number from 0 to {@code bound - 1} for this record and question. */
    static int draw(long record, String question, int bound) {
        long mixed = (record + 1) * 0x9E3779B97F4A7C15L ^ question.hashCode() * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, bound);
    }

    /** True for {@code percent} of the records. */
    static boolean chance(long record, String question, int percent) {
        return draw(record, question, 100) < percent;
    }
}
