package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;

/** One error of a fault, as QuickBooks words it. */
record ApiError(String code, String message, String detail, String element) {

    ObjectNode json() {
        return SandboxJson.object()
                .put("Message", message)
                .put("Detail", detail)
                .put("code", code)
                .put("element", element);
    }
}
