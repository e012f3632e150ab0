package io.revsync.functions.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.ConnectionTokens;
import io.revsync.aws.Systems;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Connections as the API shows them. What is not known is left out, and a secret is never in them. */
final class ConnectionViews {
    /** Storing and trying tokens takes seconds; a connection that is still at it by then was broken off. */
    private static final Duration CONNECTING = Duration.ofMinutes(1);
    /** By then somebody should know that the connection will end. */
    private static final long FEW_DAYS = 14;

    private final Systems systems;
    private final Clock clock;

    ConnectionViews(Systems systems, Clock clock) {
        this.systems = systems;
        this.clock = clock;
    }

    ObjectNode of(Connection connection, Settings settings, String callbackUrl) {
        Optional<Long> daysLeft = daysLeft(connection, settings);
        List<Advice> warnings = new ArrayList<>(connection.warnings());
        daysLeft.filter(days -> days < FEW_DAYS)
                .ifPresent(days -> warnings.add(
                        0, new Advice("The connection ends in " + days + " days.", "Connect again before that.")));
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("system", connection.system().key());
        standing(view, connection, warnings);
        view.putArray("warnings")
                .addAll(warnings.stream().map(ConnectionViews::advice).toList());
        if (connection.state() != ConnectionState.NONE && connection.state() != ConnectionState.READY) {
            connection.account().ifPresent(account -> view.set("account", account(account)));
        }
        connection.connectedAt().ifPresent(at -> view.put("connectedAt", at.toString()));
        putIfAny(view, "connectedBy", connection.connectedBy());
        connection.checkedAt().ifPresent(at -> view.put("checkedAt", at.toString()));
        daysLeft.ifPresent(days -> view.put("refreshTokenDaysLeft", days));
        switch (connection.system()) {
            case QUICKBOOKS -> quickBooks(view, connection, settings, callbackUrl);
            case PSA -> psa(view, connection, settings);
            case REVIO -> revio(view, connection, settings);
        }
        return view;
    }

    /** The circle, and what to say beside it. */
    private void standing(ObjectNode view, Connection connection, List<Advice> warnings) {
        String system = connection.system().title();
        switch (connection.state()) {
            case NONE -> view.put("status", "none").put("title", "Not set up");
            case READY -> view.put("status", "ready").put("title", "Ready to connect");
            case CONNECTING -> connecting(view, connection);
            case CONNECTED ->
                view.put("status", warnings.isEmpty() ? "green" : "amber")
                        .put("title", "Connected to " + name(connection).orElse(system));
            case LOST -> {
                view.put("status", "red").put("title", "The connection to " + system + " does not work");
                connection.trouble().ifPresent(trouble -> view.put("reason", trouble.message())
                        .put("remedy", trouble.remedy()));
            }
        }
    }

    private void connecting(ObjectNode view, Connection connection) {
        boolean brokenOff = connection
                .connectedAt()
                .map(at -> at.plus(CONNECTING))
                .filter(clock.instant()::isAfter)
                .isPresent();
        if (brokenOff) {
            view.put("status", "red")
                    .put("title", "The connection is not complete")
                    .put("reason", "It was broken off after the sign-in, before it was tried.")
                    .put("remedy", "Check it; if that does not help, connect again.");
        } else {
            view.put("status", "ready").put("title", "Connecting");
        }
    }

    private static Optional<String> name(Connection connection) {
        return connection.account().map(account -> account.name().isEmpty() ? account.id() : account.name());
    }

    private Optional<Long> daysLeft(Connection connection, Settings settings) {
        Optional<String> account = connection.account().map(Account::id).filter(id -> connection.usable());
        Optional<ConnectionTokens> tokens =
                switch (connection.system()) {
                    case QUICKBOOKS -> account.map(realm -> systems.quickBooksTokens(settings, realm));
                    case PSA -> account.map(code -> systems.psaTokens(settings));
                    case REVIO -> Optional.empty();
                };
        Instant now = clock.instant();
        return tokens.flatMap(ConnectionTokens::refreshableUntil)
                .map(until -> Math.max(0, Duration.between(now, until).toDays()));
    }

    private static void quickBooks(ObjectNode view, Connection connection, Settings settings, String callbackUrl) {
        putIfAny(view, "clientId", connection.login());
        view.put("environment", settings.initial().environment().name().toLowerCase(Locale.ROOT));
        view.put("callbackUrl", callbackUrl);
        connection
                .pending()
                .filter(pending -> !connection.account().equals(Optional.of(pending)))
                .ifPresent(pending -> view.set("pendingRealm", account(pending)));
    }

    private static void psa(ObjectNode view, Connection connection, Settings settings) {
        putIfAny(view, "clientId", connection.login());
        putIfAny(view, "uniqueIdentifier", settings.psa().uniqueIdentifier());
        putIfAny(view, "clientCode", settings.psa().clientCode());
    }

    private void revio(ObjectNode view, Connection connection, Settings settings) {
        putIfAny(view, "username", connection.login());
        connection.account().ifPresent(account -> view.put("clientCode", account.id()));
        view.put("baseUrl", settings.revio().baseUrl().toString());
        if (connection.state() != ConnectionState.NONE) {
            view.put(
                    "subscriptionKeyStored",
                    !systems.secrets().subscriptionKey().isEmpty());
        }
    }

    private static void putIfAny(ObjectNode view, String field, String value) {
        if (!value.isEmpty()) {
            view.put(field, value);
        }
    }

    private static ObjectNode account(Account account) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", account.id());
        putIfAny(node, "name", account.name());
        return node;
    }

    private static ObjectNode advice(Advice advice) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", advice.message())
                .put("remedy", advice.remedy());
    }
}
