package io.revsync.functions.oauth;

import io.revsync.api.ApiProblem;
import io.revsync.api.FieldError;
import io.revsync.aws.Systems;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.revio.RevioCredentials;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.RevioSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The connection to Rev.io's Billing API: a user name and a password, tried before they are stored. */
final class RevioConnection implements Connector {
    private static final ConnectedSystem SYSTEM = ConnectedSystem.REVIO;

    private final Systems systems;
    private final Connections connections;
    private final Clock clock;
    private final boolean allowHttp;

    /** @param allowHttp whether the base URL may be without TLS, as the rehearsal's is */
    RevioConnection(Systems systems, Clock clock, boolean allowHttp) {
        this.systems = systems;
        this.connections = systems.connections();
        this.clock = clock;
        this.allowHttp = allowHttp;
    }

    /**
     * Tries these credentials and stores them.
     *
     * @throws io.revsync.api.ApiProblemException 422 when they cannot be right, or Rev.io does not take them; nothing is stored then
     * @throws io.revsync.http.ApiException when Rev.io could not say
     */
    Connection store(RevioLogin login, String admin, Settings settings, Deadline deadline) {
        RevioLoginCheck check = new RevioLoginCheck(settings, systems.secrets().subscriptionKey(), allowHttp);
        RevioCredentials credentials = check.credentials(login);
        URI baseUrl = check.baseUrl(login);
        try {
            systems.revio(baseUrl, credentials).systemStatus(deadline);
        } catch (ReconnectException e) {
            throw refused("/password", e.getMessage(), "Enter the user name and the password of a Rev.io user.");
        } catch (DefectException e) {
            throw refused("/baseUrl", e.getMessage(), "Correct the base URL.");
        }
        Account client = new Account(credentials.clientCode(), "");
        connections.change(
                SYSTEM,
                connection -> connection.withLogin(credentials.username()).connecting(client, clock.instant(), admin));
        systems.secrets().storeRevioCredentials(credentials);
        saveBaseUrl(baseUrl, admin);
        return connections.change(SYSTEM, connection -> connection.proved(client, clock.instant(), List.of()));
    }

    @Override
    public Connection check(Settings settings, Deadline deadline) {
        Connection connection = connections.to(SYSTEM);
        if (connection.state() == ConnectionState.NONE) {
            throw ApiProblem.of(
                            409,
                            "not-connected",
                            "Rev.io's user name and password are not stored yet.",
                            "Enter them first.")
                    .refusal();
        }
        try {
            RevioCredentials credentials = systems.secrets().revioCredentials();
            systems.revio(settings.revio().baseUrl(), credentials).systemStatus(deadline);
            Account client = new Account(credentials.clientCode(), "");
            return connections.change(SYSTEM, each -> each.proved(client, clock.instant(), List.of()));
        } catch (ReconnectException e) {
            Advice why = new Advice(e.getMessage(), "Enter Rev.io's user name and password again.");
            return connections.change(SYSTEM, each -> each.lost(why, clock.instant()));
        }
    }

    @Override
    public Connection disconnect(Settings settings, Deadline deadline) {
        systems.secrets().forgetRevioCredentials();
        return connections.change(SYSTEM, connection -> Connection.none(SYSTEM));
    }

    /** Somebody may save settings at the same moment; then it is put into theirs. */
    private void saveBaseUrl(URI baseUrl, String admin) {
        boolean saved = false;
        while (!saved) {
            Optional<VersionedSettings> newest = systems.settings().load();
            Settings settings = newest.map(VersionedSettings::settings).orElseGet(systems::settingsNow);
            saved = settings.revio().baseUrl().equals(baseUrl)
                    || systems.settings()
                            .save(
                                    settings.with(new RevioSettings(baseUrl)),
                                    newest.map(VersionedSettings::version).orElse(0L),
                                    Saving.of(admin, clock.instant()))
                            .isPresent();
        }
    }

    private static RuntimeException refused(String pointer, String problem, String remedy) {
        return ApiProblem.of(422, "credentials-refused", "Rev.io did not accept this, so nothing was stored.", remedy)
                .withErrors(List.of(new FieldError(pointer, problem, remedy)))
                .refusal();
    }
}
