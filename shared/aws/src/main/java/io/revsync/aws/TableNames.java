package io.revsync.aws;

import java.util.Map;

/**
 * The physical names of the stack's tables.
 *
 * @param settings settings document and connection states
 * @param keyLinks links, outbox, cursors, leases, census, call budgets
 * @param activity runs and problems
 */
public record TableNames(String settings, String keyLinks, String activity) {

    /**
     * The names a function's environment gives.
     *
     * @throws IllegalStateException naming the variable that is not set
     */
    public static TableNames from(Map<String, String> environment) {
        return new TableNames(
                Environment.required(environment, "SETTINGS_TABLE"),
                Environment.required(environment, "KEY_LINKS_TABLE"),
                Environment.required(environment, "ACTIVITY_TABLE"));
    }
}
