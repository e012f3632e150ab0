package io.revsync.sync.connection;

import java.util.Arrays;
import java.util.Optional;

/** A system a company connects to. */
public enum ConnectedSystem {
    QUICKBOOKS("quickbooks", "QuickBooks"),
    /** Rev.io's service desk product, which knows the client code. */
    PSA("psa", "Rev.io PSA"),
    /** Rev.io's Billing REST API, where the records are. */
    REVIO("revio", "Rev.io");

    private final String key;
    private final String title;

    ConnectedSystem(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name in routes and in the tables. */
    public String key() {
        return key;
    }

    /** Its name as people say it. */
    public String title() {
        return title;
    }

    /** The system of this key, if there is one. */
    public static Optional<ConnectedSystem> of(String key) {
        return Arrays.stream(values()).filter(system -> system.key.equals(key)).findFirst();
    }
}
