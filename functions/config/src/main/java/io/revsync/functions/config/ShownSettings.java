package io.revsync.functions.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.ApiRequest;
import io.revsync.api.CallbackUrl;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.Settings;

/** The settings document as it is shown: every default filled in, every direction named, and what is only shown beside it. */
final class ShownSettings {
    private static final ObjectMapper JSON = Json.mapper();

    private final Connections connections;
    private final CallbackUrl callbackUrl;

    ShownSettings(Connections connections, CallbackUrl callbackUrl) {
        this.connections = connections;
        this.callbackUrl = callbackUrl;
    }

    ObjectNode of(Settings settings, ApiRequest request) {
        ObjectNode filled = whole(settings);
        ObjectNode document = JSON.createObjectNode();
        document.set("initial", filled.remove("initial"));
        document.withObject("/initial").put("callbackUrl", callbackUrl.of(request));
        document.putObject("quickbooks")
                .put("clientId", connections.to(ConnectedSystem.QUICKBOOKS).login());
        document.setAll(filled);
        document.withObject("/revio")
                .put("username", connections.to(ConnectedSystem.REVIO).login());
        return document;
    }

    /** The document with every default and every direction, as versions of it are compared. */
    static ObjectNode whole(Settings settings) {
        ObjectNode document = JSON.valueToTree(settings);
        ObjectNode directions = document.putObject("sync");
        for (Direction direction : Direction.values()) {
            directions.set(direction.key(), JSON.valueToTree(settings.of(direction)));
        }
        return document;
    }
}
