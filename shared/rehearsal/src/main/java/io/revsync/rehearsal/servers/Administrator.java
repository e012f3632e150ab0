package io.revsync.rehearsal.servers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.SecretNames;
import io.revsync.functions.sync.Company;
import io.revsync.functions.sync.Surroundings;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Does what an administrator does once: connects both systems and saves the settings. What is there already is kept. */
public final class Administrator {
    private static final String ONE_TIME_ITEM = "Unmatched One-time";
    private static final String RECURRING_ITEM = "Unmatched Recurring";
    private static final String TAX_ITEM = "Sales tax and fees";

    private final Surroundings surroundings;
    private final Endpoints endpoints;

    public Administrator(Surroundings surroundings, Endpoints endpoints) {
        this.surroundings = surroundings;
        this.endpoints = endpoints;
    }

    /** Makes the company ready to sync. */
    public void setUp(QuickBooksSimulator quickBooks, RevioOptions revio) {
        SecretsManagerClient secrets = surroundings.aws().secrets();
        SecretNames names = SecretNames.from(surroundings.environment());
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
        saveSettings(new Company(surroundings).settings(), quickBooks);
    }

    private void saveSettings(SettingsStore store, QuickBooksSimulator quickBooks) {
        Optional<VersionedSettings> saved = store.load();
        Settings.Revio revio = new Settings.Revio(endpoints.revioApi());
        if (saved.isEmpty()) {
            store.save(firstSettings(quickBooks, revio), 0);
        } else if (!saved.get().settings().revio().equals(revio)) {
            store.save(moved(saved.get().settings(), revio), saved.get().version());
        }
    }

    private static Settings firstSettings(QuickBooksSimulator quickBooks, Settings.Revio revio) {
        return new Settings(
                new Settings.Initial("Rehearsal", Settings.Environment.SANDBOX),
                new Settings.QuickBooks(quickBooks.clientId(), quickBooks.realmId()),
                revio,
                new Settings.Invoices(
                        "",
                        item(quickBooks, ONE_TIME_ITEM),
                        item(quickBooks, RECURRING_ITEM),
                        item(quickBooks, TAX_ITEM),
                        Settings.ClosedPeriod.REFUSE),
                null,
                null,
                null);
    }

    /** Rev.io answers on another port than in the last rehearsal with these data. */
    private static Settings moved(Settings old, Settings.Revio revio) {
        return new Settings(
                old.initial(), old.quickbooks(), revio, old.invoices(), old.sync(), old.keyLinks(), old.advanced());
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
