package io.revsync.functions.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param library from a WebJar: its address has the version in it, so it never changes
 * @param tag entity tag; weak, because the zipped and the plain form share it
 */
record StaticFile(ContentType type, boolean library, byte[] plain, byte[] zipped, String tag) {

    private static final int TAG_BYTES = 12;

    static StaticFile of(ContentType type, boolean library, byte[] plain) {
        return new StaticFile(type, library, plain, zipped(plain), tag(plain));
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return zipped.toByteArray();
    }
}
