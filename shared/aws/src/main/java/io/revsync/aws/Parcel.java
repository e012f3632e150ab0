package io.revsync.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text made small and cut into parts that fit DynamoDB's items of 400 KB. */
final class Parcel {
    static final int PART_BYTES = 350_000;
    /** Nine parts stay below the 4 MB of a transaction and leave room in its 100 actions. */
    static final int MOST_PARTS = 9;

    private Parcel() {}

    /**
     * The parts of a text.
     *
     * @throws IllegalArgumentException if it is too big even so
     */
    static List<byte[]> wrap(String text) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = small.toByteArray();
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PART_BYTES) {
            parts.add(Arrays.copyOfRange(bytes, from, Math.min(from + PART_BYTES, bytes.length)));
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("A batch of " + text.length()
                    + " characters is too big to be written down; send fewer records at once.");
        }
        return parts;
    }

    /** The most parts a text of so many bytes can have; gzip adds next to nothing to what it cannot shrink. */
    static int mostParts(long bytes) {
        return (int) Math.min(MOST_PARTS, 1 + (bytes + bytes / 1000) / PART_BYTES);
    }

    static String unwrap(List<byte[]> parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored batch cannot be unpacked", e);
        }
    }
}
