package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.Operation;
import java.util.Optional;

/** Commands to Rev.io. The body of a create is what is posted; that of the others names the Rev.io record and, for a change, the patch. */
public final class RevioCommands {

    private static final String ID = "id";
    private static final String PATCH = "patch";
    private static final String SEND_ANEW = "sendAnew";

    private RevioCommands() {}

    /** Makes a Rev.io record. */
    public static Command create(RecordKey record, String label, ObjectNode body, String fingerprint) {
        return new Command(record, label, Operation.CREATE, body, fingerprint, Optional.empty(), 0);
    }

    /** Changes the Rev.io record. */
    public static Command change(RecordKey record, String label, String revioId, ArrayNode patch, String fingerprint) {
        return new Command(record, label, Operation.UPDATE, body(revioId, patch), fingerprint, Optional.empty(), 0);
    }

    /** Changes the Rev.io record so that it no longer counts, as a customer is closed. */
    public static Command close(RecordKey record, String label, String revioId, ArrayNode patch, String fingerprint) {
        return new Command(record, label, Operation.VOID, body(revioId, patch), fingerprint, Optional.empty(), 0);
    }

    /** Takes the Rev.io record back, as a payment is reversed. */
    public static Command takeBack(RecordKey record, String label, String revioId) {
        return takeBack(record, label, revioId, false);
    }

    /** Takes the Rev.io record back, so that the QuickBooks record can be sent anew. */
    public static Command replace(RecordKey record, String label, String revioId) {
        return takeBack(record, label, revioId, true);
    }

    private static Command takeBack(RecordKey record, String label, String revioId, boolean sendAnew) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(ID, revioId).put(SEND_ANEW, sendAnew);
        return new Command(record, label, Operation.VOID, body, "", Optional.empty(), 0);
    }

    /** Whether the record is not settled with this command, but has to be sent again. */
    static boolean sendsAnew(Command command) {
        return command.body().path(SEND_ANEW).asBoolean();
    }

    static String revioId(Command command) {
        return command.body().path(ID).asText();
    }

    /** Empty for a command that takes back. */
    static Optional<ArrayNode> patch(Command command) {
        return command.body().get(PATCH) instanceof ArrayNode patch ? Optional.of(patch) : Optional.empty();
    }

    private static ObjectNode body(String revioId, ArrayNode patch) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(ID, revioId);
        body.set(PATCH, patch);
        return body;
    }
}
