package io.revsync.rehearsal.servers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.RealmTables;
import io.revsync.aws.SecretNames;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.settings.InitialSettings;
import io.revsync.sync.settings.InvoiceSettings;
import io.revsync.sync.settings.PaymentTypes;
import io.revsync.sync.settings.RevioSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Does what an administrator does once: connects both systems and saves the settings. What is there already is kept. */
public final class Administrator {
    private static final String ONE_TIME_ITEM = "Unmatched One-time";
    private static final String RECURRING_ITEM = "Unmatched Recurring";
    private static final String TAX_ITEM = "Sales tax and fees";

    /** How the payment types of the built-in books are called in QuickBooks. */
    private static final Map<String, String> PAYMENT_METHODS =
            Map.of("CREDIT_CARD", "Visa", "ACH", "ACH", "CHECK", "Check", "CASH", "Cash", "EFT", "Wire", "*", "Check");

    private static final Map<String, String> PAYMENT_TYPES =
            Map.of("Visa", "CREDIT_CARD", "ACH", "ACH", "Check", "CHECK", "Cash", "CASH", "Wire", "EFT", "*", "CHECK");

    private final Surroundings surroundings;
    private final Endpoints endpoints;

    public Administrator(Surroundings surroundings, Endpoints endpoints) {
        this.surroundings = surroundings;
        this.endpoints = endpoints;
    }

    /** Makes the company ready to sync. */
    public void setUp(QuickBooksSimulator quickBooks, RevioOptions revio) {
        SecretsManagerClient secrets = surroundings.aws().secrets();
        SecretNames names = SecretNames.of(surroundings);
        put(
                secrets,
                names.quickBooksApp(),
                object().put("clientId", quickBooks.clientId()).put("clientSecret", quickBooks.clientSecret()));
        put(
                secrets,
                names.revioCredentials(),
                object().put("username", revio.username()).put("password", revio.password()));
        if (!hasValue(secrets, names.quickBooksTokens())) {
            put(
                    secrets,
                    names.quickBooksTokens(),
                    object().put("realmId", quickBooks.realmId())
                            .put("refreshToken", quickBooks.refreshToken(quickBooks.realmId())));
        }
        Systems systems = new Systems(surroundings);
        connect(systems.connections(), ConnectedSystem.QUICKBOOKS, quickBooks.clientId(), quickBooks.realmId());
        connect(
                systems.connections(),
                ConnectedSystem.REVIO,
                revio.username(),
                revio.username().substring(revio.username().indexOf('@') + 1));
        saveSettings(systems.settings(), quickBooks);
    }

    /** Finishes the matching review without having looked at it, where nobody is there to confirm anything. */
    public void skipReview() {
        Systems systems = new Systems(surroundings);
        Instant now = surroundings.clock().instant();
        new DynamoDbReviews(new RealmTables(systems.tables(), systems.realm()))
                .change(review -> review.isPresent()
                        ? review
                        : Optional.of(new Review(
                                1,
                                ReviewState.CONFIRMED,
                                now,
                                "rehearsal",
                                Map.of(),
                                Set.of(),
                                Optional.empty(),
                                "",
                                Optional.of(now),
                                "rehearsal",
                                Optional.empty())));
    }

    private void connect(Connections connections, ConnectedSystem system, String login, String account) {
        connections.change(
                system,
                connection -> connection.state() == ConnectionState.NONE
                        ? connection
                                .withLogin(login)
                                .connecting(
                                        new Account(account, ""),
                                        surroundings.clock().instant(),
                                        "rehearsal")
                                .proved(
                                        new Account(account, ""),
                                        surroundings.clock().instant(),
                                        List.of())
                        : connection);
    }

    private void saveSettings(SettingsStore store, QuickBooksSimulator quickBooks) {
        Optional<VersionedSettings> saved = store.load();
        RevioSettings revio = new RevioSettings(endpoints.revioApi());
        Saving saving = Saving.of("rehearsal", surroundings.clock().instant());
        if (saved.isEmpty()) {
            store.save(firstSettings(quickBooks, revio), 0, saving);
        } else if (!saved.get().settings().revio().equals(revio)) {
            // Rev.io answers on another port than in the last rehearsal with these data.
            store.save(saved.get().settings().with(revio), saved.get().version(), saving);
        }
    }

    private static Settings firstSettings(QuickBooksSimulator quickBooks, RevioSettings revio) {
        return Settings.defaults()
                .with(new InitialSettings("Rehearsal", InitialSettings.Environment.SANDBOX))
                .with(revio)
                .with(new InvoiceSettings(
                        "",
                        item(quickBooks, ONE_TIME_ITEM),
                        item(quickBooks, RECURRING_ITEM),
                        item(quickBooks, TAX_ITEM),
                        "",
                        InvoiceSettings.ClosedPeriod.REFUSE))
                .with(new PaymentTypes(PAYMENT_METHODS, PAYMENT_TYPES));
    }

    private static String item(QuickBooksSimulator quickBooks, String name) {
        try (Stream<ObjectNode> items = quickBooks.ledger().all("Item")) {
            return items.filter(item -> item.path("Name").asText().equalsIgnoreCase(name))
                    .map(item -> item.path("Id").asText())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "The QuickBooks books have no item called \"" + name + "\", which the settings need."));
        }
    }

    private static void put(SecretsManagerClient secrets, String name, ObjectNode value) {
        secrets.putSecretValue(request -> request.secretId(name).secretString(value.toString()));
    }

    private static boolean hasValue(SecretsManagerClient secrets, String name) {
        try {
            return !secrets.getSecretValue(request -> request.secretId(name))
                    .secretString()
                    .isBlank();
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
