package io.revsync.functions.oauth;

import io.revsync.api.ApiProblem;
import io.revsync.api.FieldError;
import io.revsync.aws.ConnectionTokens;
import io.revsync.aws.SignIns.SignIn;
import io.revsync.aws.Systems;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.quickbooks.AccessTokens;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.OAuthTokens;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.CompanyFacts;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connection to a QuickBooks company. Key links belong to one company, so another one does not take its place unless the admin has said
 * so. Intuit takes no PKCE; the app's secret stands in for it.
 */
final class QuickBooksConnection implements SignInConnector {
    private static final ConnectedSystem SYSTEM = ConnectedSystem.QUICKBOOKS;

    private final Systems systems;
    private final Connections connections;
    private final OtherCompanies others;
    private final Clock clock;

    QuickBooksConnection(Systems systems, OtherCompanies others, Clock clock) {
        this.systems = systems;
        this.others = others;
        this.connections = systems.connections();
        this.clock = clock;
    }

    /** Stores the Intuit app's credentials. */
    Connection storeApp(AppCredentials app) {
        app.refuseIfWrong(true);
        systems.secrets().storeIntuitApp(app.clientId(), app.clientSecret());
        return connections.change(SYSTEM, connection -> connection.withLogin(app.clientId()));
    }

    @Override
    public URI authorizeUrl(Settings settings, String redirectUri, String state, String session) {
        return systems.intuitApp(settings).authorizeUrl(redirectUri, state);
    }

    @Override
    public Arrival arrive(
            Settings settings, SignIn signIn, Map<String, String> query, String session, Deadline deadline) {
        String realm = query.getOrDefault("realmId", "");
        if (!realm.matches("\\d{1,30}")) {
            return Arrival.refused(
                    400,
                    "QuickBooks did not say which company you chose.",
                    "Press Connect once more and choose a company.");
        }
        OAuthTokens tokens = systems.intuitApp(settings).exchange(query.get("code"), signIn.redirectUri(), deadline);
        Optional<String> taken = others.keeping(realm);
        if (taken.isPresent()) {
            return refuseTaken(taken.get(), settings, tokens, deadline);
        }
        Connection before = connections.to(SYSTEM);
        if (linksBelongToAnother(before, realm)) {
            return refuseOther(settings, before, realm, tokens, deadline);
        }
        connections.change(
                SYSTEM, connection -> connection.connecting(new Account(realm, ""), clock.instant(), signIn.admin()));
        systems.connectQuickBooks(settings, realm, tokens, deadline);
        Connection now = prove(settings, realm, deadline);
        return now.usable()
                ? Arrival.connected(now.account().map(Account::name).orElse(realm))
                : Arrival.refused(
                        409,
                        now.trouble().map(Advice::message).orElse("QuickBooks does not accept the connection."),
                        now.trouble().map(Advice::remedy).orElse(""));
    }

    @Override
    public Connection check(Settings settings, Deadline deadline) {
        Connection connection = connections.to(SYSTEM);
        if (connection.state() == ConnectionState.NONE || connection.state() == ConnectionState.READY) {
            throw ApiProblem.of(409, "not-connected", "QuickBooks is not connected.", "Connect it first.")
                    .refusal();
        }
        return prove(settings, systems.realm(), deadline);
    }

    @Override
    public Connection disconnect(Settings settings, Deadline deadline) {
        Optional<Account> account = connections.to(SYSTEM).account();
        if (account.isPresent()) {
            ConnectionTokens tokens =
                    systems.quickBooksTokens(settings, account.get().id());
            tokens.refreshToken().ifPresent(token -> revoke(settings, token, deadline));
            tokens.forget(deadline);
        }
        return connections.change(SYSTEM, Connection::disconnected);
    }

    /** The admin's word that the company that waits may take the place of the one the key links belong to. */
    Connection allow(String realm) {
        Connection allowed = connections.change(
                SYSTEM,
                connection -> connection
                                .pending()
                                .map(Account::id)
                                .filter(realm::equals)
                                .isPresent()
                        ? connection.allowing(realm)
                        : connection);
        if (allowed.allowed().filter(realm::equals).isEmpty()) {
            throw ApiProblem.of(
                            422,
                            "realm-wrong",
                            "No QuickBooks company of this id is waiting to be connected.",
                            "Press Connect and choose the company first.")
                    .withErrors(List.of(new FieldError(
                            "/realmId",
                            "It is not the id of the company that waits.",
                            allowed.pending()
                                    .map(pending -> "The company that waits is " + pending.id() + ".")
                                    .orElse("No company waits."))))
                    .refusal();
        }
        return allowed;
    }

    private boolean linksBelongToAnother(Connection before, String realm) {
        return before.account()
                .map(Account::id)
                .filter(id -> !id.equals(realm))
                .filter(id -> before.allowed().filter(realm::equals).isEmpty())
                .filter(systems::hasLinks)
                .isPresent();
    }

    /** Two companies that wrote into the same books would double them. The other's own connection is another token, which stays. */
    private Arrival refuseTaken(String company, Settings settings, OAuthTokens tokens, Deadline deadline) {
        revoke(settings, tokens.refreshToken(), deadline);
        return Arrival.refused(
                409,
                "You chose a QuickBooks company whose books are kept as \"" + company + "\" here already.",
                "Choose another one, or go to \"" + company + "\" and disconnect it there first.");
    }

    private Arrival refuseOther(
            Settings settings, Connection before, String realm, OAuthTokens tokens, Deadline deadline) {
        Account other = new Account(realm, nameOf(settings, realm, tokens, deadline));
        connections.change(SYSTEM, connection -> connection.withPending(other));
        revoke(settings, tokens.refreshToken(), deadline);
        return Arrival.refused(
                409,
                "You chose " + called(other) + ", but the links of everything synced so far belong to "
                        + called(before.account().orElseThrow()) + ".",
                "If you meant the other company, choose it next time. If the company has really changed, say so in the"
                        + " set-up; then connect again.");
    }

    private static String called(Account account) {
        return account.name().isEmpty() ? "company " + account.id() : account.name() + " (" + account.id() + ")";
    }

    /** What the company is called, so that the admin can tell the two apart; not knowing it stops nothing. */
    private String nameOf(Settings settings, String realm, OAuthTokens tokens, Deadline deadline) {
        try {
            return systems.quickBooks(settings, realm, new FreshToken(tokens.accessToken()))
                    .companyInfo(deadline)
                    .companyName();
        } catch (ApiException e) {
            return "";
        }
    }

    /** Tells Intuit; that it knows the token no more is as good. */
    private void revoke(Settings settings, String token, Deadline deadline) {
        try {
            OAuthClient intuit = systems.intuitApp(settings);
            intuit.revoke(token, deadline);
        } catch (ReconnectException | RefusedException | DefectException e) {
            // Whoever is not let in has nothing to give back.
            return;
        }
    }

    private Connection prove(Settings settings, String realm, Deadline deadline) {
        try {
            QuickBooksClient client = systems.quickBooks(settings, realm);
            String name = client.companyInfo(deadline).companyName();
            CompanyFacts facts = CompanyFacts.of(client.preferences(deadline));
            return connections.change(SYSTEM, connection -> connection
                    .proved(new Account(realm, name), clock.instant(), facts.warnings())
                    .withFacts(facts));
        } catch (ReconnectException e) {
            Advice why = new Advice(e.getMessage(), "Connect QuickBooks again.");
            return connections.change(SYSTEM, connection -> connection.lost(why, clock.instant()));
        }
    }

    /** A token that was just given and is kept nowhere. */
    private record FreshToken(String token) implements AccessTokens {
        @Override
        public String current(Deadline deadline) {
            return token;
        }

        @Override
        public String afterRejected(String rejected, Deadline deadline) {
            return token;
        }
    }
}
