package io.revsync.revio;

/**
 * A page Rev.io can be asked for: its number, from 1, and its size. It holds the rows from {@code (number - 1) * size} on.
 */
record PageWindow(long number, int size) {

    long offset() {
        return (number - 1) * size;
    }

    /**
     * The page that reaches furthest of those that begin before {@code place} and are no larger than {@code largest}: pages of
     * slightly different sizes overlap by a row or a few. Where none fits, as with tiny pages, the one that begins at
     * {@code place} itself.
     */
    static PageWindow after(long place, int largest) {
        if (place == 0) {
            return new PageWindow(1, largest);
        }
        PageWindow best = null;
        for (int size = largest; size > 1; size--) {
            PageWindow window = new PageWindow((place - 1) / size + 1, size);
            if (best == null || window.offset() + size > best.offset() + best.size()) {
                best = window;
            }
        }
        boolean furthers = best != null && best.offset() + best.size() > place;
        return furthers ? best : new PageWindow(place / largest + 1, largest);
    }
}
