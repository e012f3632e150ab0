package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revsync.http.CallTrace;
import io.revsync.http.RefusedException;
import io.revsync.http.Reply;
import io.revsync.http.UnavailableException;
import java.util.Optional;

/** The id in the answer to a create. */
final class CreatedId {

    private static final Field ID = Field.of("id", "id");

    private CreatedId() {}

    /** The body's id; else the last part of Location, which Rev.io's own example shows disagreeing with the body. */
    static String of(Reply reply, CallTrace trace) {
        JsonNode body = Json.read(reply.body()).orElse(MissingNode.getInstance());
        Optional<String> id = inBody(body);
        if (id.isPresent()) {
            return id.get();
        }
        if (body.path("ok").isBoolean() && !body.path("ok").booleanValue()) {
            throw new RefusedException(
                    "Rev.io answered that it did not make the record: "
                            + ErrorBody.of(reply).message(),
                    trace);
        }
        return inLocation(reply.header("Location"))
                .orElseThrow(() -> UnavailableException.unknown(
                        "Rev.io took the record but did not tell its id; look whether it is there.", trace, null));
    }

    private static Optional<String> inBody(JsonNode body) {
        try {
            return new RecordReader(body).id(ID);
        } catch (UnreadableFieldException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inLocation(String location) {
        String last = location.replaceAll("/+$", "").replaceAll("^.*/", "");
        return Optional.of(last).filter(text -> text.matches("[1-9]\\d*"));
    }
}
