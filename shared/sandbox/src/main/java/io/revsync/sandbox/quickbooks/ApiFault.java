package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.control.LedgerRefusal;
import java.util.List;

/** A request, or one item of a batch, that QuickBooks refuses. */
final class ApiFault extends LedgerRefusal {

    private static final long serialVersionUID = 1L;

    private final transient List<ApiError> errors;
    private final int status;
    private final String type;
    private final boolean remembered;

    private ApiFault(int status, String type, boolean remembered, List<ApiError> errors) {
        super(errors.toString());
        this.status = status;
        this.type = type;
        this.remembered = remembered;
        this.errors = errors;
    }

    /** What the client sent is wrong: HTTP 400. Several errors may come in one fault (recorded). */
    static ApiFault validation(List<ApiError> errors) {
        return new ApiFault(400, "ValidationFault", true, errors);
    }

    static ApiFault validation(ApiError error) {
        return validation(List.of(error));
    }

    /** The request is not at fault; the same request may succeed later, so the answer is not remembered. */
    static ApiFault passing(int status, String type, ApiError error) {
        return new ApiFault(status, type, false, List.of(error));
    }

    /** The same refusal as one that may be another next time, and is not remembered. */
    ApiFault passing() {
        return new ApiFault(status, type, false, errors);
    }

    int status() {
        return status;
    }

    /** Whether a repeated request id is answered with this fault again. */
    boolean isRemembered() {
        return remembered;
    }

    /** {@code {"Error":[...],"type":"..."}}. */
    ObjectNode json() {
        ObjectNode fault = SandboxJson.object();
        ArrayNode list = fault.putArray("Error");
        errors.forEach(error -> list.add(error.json()));
        return fault.put("type", type);
    }
}
