package io.revsync.functions.oauth;

import io.revsync.api.ApiProblem;
import io.revsync.aws.ConnectionTokens;
import io.revsync.aws.SignIns.SignIn;
import io.revsync.aws.Systems;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.revio.psa.PsaApp;
import io.revsync.revio.psa.PsaClient;
import io.revsync.revio.psa.PsaTokens;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.PsaSettings;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The connection to Rev.io PSA. Its addresses and the client code come from the settings; sign-in is protected by PKCE. */
final class PsaConnection implements SignInConnector {
    private static final ConnectedSystem SYSTEM = ConnectedSystem.PSA;

    private final Systems systems;
    private final Connections connections;
    private final Clock clock;

    PsaConnection(Systems systems, Clock clock) {
        this.systems = systems;
        this.connections = systems.connections();
        this.clock = clock;
    }

    /** Stores as whom the PSA knows this installation. */
    Connection storeApp(AppCredentials app) {
        app.refuseIfWrong(false);
        systems.secrets().storePsaApp(new PsaApp(app.clientId(), app.clientSecret()));
        return connections.change(SYSTEM, connection -> connection.withLogin(app.clientId()));
    }

    @Override
    public URI authorizeUrl(Settings settings, String redirectUri, String state, String session) {
        PsaSettings psa = settings.psa();
        if (psa.clientCode().isEmpty()) {
            throw ApiProblem.of(
                            409,
                            "psa-not-set-up",
                            "The unique identifier of Rev.io PSA is not set, or has no dash with a client code after it.",
                            "Enter it in the settings, under Rev.io PSA.")
                    .refusal();
        }
        if (!psa.authorizeUrl().isAbsolute()
                || !psa.tokenUrl().isAbsolute()
                || !psa.apiUrl().isAbsolute()) {
            throw ApiProblem.of(
                            409,
                            "psa-not-set-up",
                            "The addresses of Rev.io PSA are not set.",
                            "Enter them in the settings, under Rev.io PSA, as Rev.io told them.")
                    .refusal();
        }
        return systems.psa(settings)
                .authorizeUrl(redirectUri, state, Pkce.of(session, state).challenge(), psa.scope());
    }

    @Override
    public Arrival arrive(
            Settings settings, SignIn signIn, Map<String, String> query, String session, Deadline deadline) {
        PsaTokens tokens = systems.psa(settings)
                .exchange(
                        query.get("code"),
                        signIn.redirectUri(),
                        Pkce.of(session, query.get("state")).verifier(),
                        deadline);
        connections.change(
                SYSTEM, connection -> connection.connecting(account(settings), clock.instant(), signIn.admin()));
        systems.connectPsa(settings, tokens, deadline);
        Connection now = prove(settings, deadline);
        return now.usable()
                ? Arrival.connected("Rev.io PSA, client code " + settings.psa().clientCode())
                : Arrival.refused(
                        409,
                        now.trouble().map(Advice::message).orElse("Rev.io PSA does not accept the connection."),
                        now.trouble().map(Advice::remedy).orElse(""));
    }

    @Override
    public Connection check(Settings settings, Deadline deadline) {
        ConnectionState state = connections.to(SYSTEM).state();
        if (state == ConnectionState.NONE || state == ConnectionState.READY) {
            throw ApiProblem.of(409, "not-connected", "Rev.io PSA is not connected.", "Connect it first.")
                    .refusal();
        }
        return prove(settings, deadline);
    }

    @Override
    public Connection disconnect(Settings settings, Deadline deadline) {
        ConnectionTokens tokens = systems.psaTokens(settings);
        tokens.refreshToken().ifPresent(token -> revoke(settings, token, deadline));
        tokens.forget(deadline);
        return connections.change(SYSTEM, Connection::disconnected);
    }

    /** Tells the PSA; that it knows the token no more is as good. */
    private void revoke(Settings settings, String token, Deadline deadline) {
        try {
            systems.psa(settings).revoke(token, deadline);
        } catch (ReconnectException | RefusedException | DefectException e) {
            // Whoever is not let in has nothing to give back.
            return;
        }
    }

    private Connection prove(Settings settings, Deadline deadline) {
        ConnectionTokens tokens = systems.psaTokens(settings);
        try {
            PsaClient psa = systems.psa(settings);
            String token = tokens.current(deadline);
            try {
                psa.readCustomers(token, deadline);
            } catch (ReconnectException e) {
                psa.readCustomers(tokens.afterRejected(token, deadline), deadline);
            }
            return connections.change(
                    SYSTEM, connection -> connection.proved(account(settings), clock.instant(), List.of()));
        } catch (ReconnectException e) {
            Advice why = new Advice(e.getMessage(), "Connect Rev.io PSA again.");
            return connections.change(SYSTEM, connection -> connection.lost(why, clock.instant()));
        }
    }

    private static Account account(Settings settings) {
        return new Account(settings.psa().clientCode(), "");
    }
}
