package io.revsync.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;

/** One step of a commit. All steps of a commit happen, or none does. */
public sealed interface Change {

    /** Writes the record, new or over the one of the same id. */
    static Change put(String resource, String id, ObjectNode value) {
        return new Put(resource, id, SandboxJson.write(value), value);
    }

    /** Takes the record away. */
    static Change remove(String resource, String id) {
        return new Remove(resource, id);
    }

    /**
     * Keeps a named value that is no record (a remembered answer, a token). The bytes come back exactly as they are given.
     *
     * @param json one JSON object or array in one line
     */
    static Change blob(String name, byte[] json) {
        return new Blob(name, json);
    }

    /** Forgets a named value. */
    static Change blobGone(String name) {
        return new Remove(Records.BLOBS, name);
    }

    record Put(String resource, String id, byte[] json, ObjectNode value) implements Change {}

    record Remove(String resource, String id) implements Change {}

    record Blob(String name, byte[] json) implements Change {}
}
