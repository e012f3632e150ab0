package io.revsync.rehearsal.servers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.psa.PsaFace;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.revio.RevioOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the simulators let in, for whoever connects them by hand. They are no secrets, for they open nothing else.
 *
 * @param byField in the order in which the page asks for them
 */
public record SandboxCredentials(Map<String, String> byField) {

    /** Those of simulators that nobody has given others. */
    public static SandboxCredentials usual() {
        QuickBooksOptions quickBooks = QuickBooksOptions.defaults();
        RevioOptions revio = RevioOptions.usual();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("clientId", quickBooks.clientId());
        fields.put("clientSecret", quickBooks.clientSecret());
        fields.put("psaClientId", PsaFace.CLIENT_ID);
        fields.put("psaClientSecret", PsaFace.CLIENT_SECRET);
        fields.put("username", revio.username());
        fields.put("password", revio.password());
        return new SandboxCredentials(fields);
    }

    /** As a JSON object. */
    public String json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        byField.forEach(object::put);
        return object.toString();
    }
}
