package io.revsync.aws;

import io.revsync.http.Deadline;
import io.revsync.http.LimitStore;
import io.revsync.http.RateLimiter;
import io.revsync.http.Retries;
import io.revsync.quickbooks.AccessTokens;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.OAuthTokens;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksEndpoints;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.RevioClient;
import io.revsync.revio.RevioCredentials;
import io.revsync.revio.RevioLimits;
import io.revsync.revio.psa.PsaClient;
import io.revsync.revio.psa.PsaEndpoints;
import io.revsync.revio.psa.PsaTokens;
import io.revsync.sync.RecordType;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.InitialSettings;
import io.revsync.sync.settings.PsaSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/** A company's way to its systems: what is stored of each, and clients made of it. */
public final class Systems {

    /** Tries of one call, the first included; a batch that timed out is the writer's to repeat. */
    private static final int ATTEMPTS = 4;

    private final Surroundings surroundings;
    private final CompanyTables tables;
    private final CompanySecrets secrets;
    private final Connections connections;
    private final LimitStore limits;

    /** @throws IllegalStateException naming the variable that the template does not set */
    public Systems(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.tables = new CompanyTables(
                surroundings.aws().dynamoDb(),
                TableNames.from(surroundings.environment()),
                surroundings.company(),
                surroundings.clock(),
                surroundings.pause());
        this.secrets = new CompanySecrets(surroundings.aws().secrets(), SecretNames.of(surroundings));
        this.connections = new DynamoDbConnections(tables);
        this.limits = new DynamoDbLimitStore(tables);
    }

    /** The company's tables, for those who keep something in them. */
    public CompanyTables tables() {
        return tables;
    }

    /** The company's credentials. */
    public CompanySecrets secrets() {
        return secrets;
    }

    /** Where the settings document lives. */
    public SettingsStore settings() {
        return new DynamoDbSettingsStore(tables);
    }

    /** The settings as they are now; the installation's own while none were ever saved. */
    public Settings settingsNow() {
        return settings()
                .load()
                .map(VersionedSettings::settings)
                .orElseGet(() -> InstallationSettings.of(surroundings.environment()));
    }

    /** To what the company is connected. */
    public Connections connections() {
        return connections;
    }

    /**
     * The id of the QuickBooks company that is connected, or was last.
     *
     * @throws io.revsync.http.ReconnectException if none ever was
     */
    public String realm() {
        return connections
                .to(ConnectedSystem.QUICKBOOKS)
                .account()
                .map(Account::id)
                .orElseThrow(() -> CompanySecrets.missing(
                        "QuickBooks",
                        "quickbooks-tokens",
                        "QuickBooks is not connected yet. An admin of the company connects it in the set-up."));
    }

    /** Whether there are key links that belong to this QuickBooks company. */
    public boolean hasLinks(String realm) {
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(new RealmTables(tables, realm));
        return Arrays.stream(RecordType.values())
                .anyMatch(type -> links.all(type).hasNext());
    }

    /** Sign-ins that are under way. */
    public SignIns signIns() {
        return new SignIns(tables);
    }

    /**
     * The connected QuickBooks company.
     *
     * @throws io.revsync.http.ReconnectException if none is
     */
    public QuickBooksClient quickBooks(Settings settings) {
        return quickBooks(settings, realm());
    }

    /** The QuickBooks company of this id, called with the stored tokens. */
    public QuickBooksClient quickBooks(Settings settings, String realm) {
        return quickBooks(settings, realm, quickBooksTokens(settings, realm));
    }

    /** The QuickBooks company of this id, called with these tokens. */
    public QuickBooksClient quickBooks(Settings settings, String realm, AccessTokens tokens) {
        return new QuickBooksClient(
                endpoints(settings),
                realm,
                tokens,
                QuickBooksLimits.requests(realm, limits, surroundings.clock(), surroundings.pause()),
                QuickBooksLimits.batches(realm, limits, surroundings.clock(), surroundings.pause()),
                retries(),
                surroundings.clock(),
                callTimeout());
    }

    /** The tokens that open this QuickBooks company. */
    public ConnectionTokens quickBooksTokens(Settings settings, String realm) {
        return new ConnectionTokens(
                ConnectedSystem.QUICKBOOKS,
                realm,
                secrets,
                tables,
                () -> {
                    OAuthClient intuit = intuitApp(settings);
                    return (old, deadline) -> StoredTokens.of(realm, intuit.refresh(old.refreshToken(), deadline));
                },
                surroundings.pause());
    }

    /** Stores the first tokens of a connection to this QuickBooks company. */
    public void connectQuickBooks(Settings settings, String realm, OAuthTokens tokens, Deadline deadline) {
        quickBooksTokens(settings, realm).connect(StoredTokens.of(realm, tokens), deadline);
    }

    /** The tokens of the Rev.io PSA connection. */
    public ConnectionTokens psaTokens(Settings settings) {
        String clientCode = settings.psa().clientCode();
        return new ConnectionTokens(
                ConnectedSystem.PSA,
                clientCode,
                secrets,
                tables,
                () -> {
                    PsaClient psa = psa(settings);
                    return (old, deadline) -> StoredTokens.of(clientCode, psa.refresh(old.refreshToken(), deadline));
                },
                surroundings.pause());
    }

    /** Stores the first tokens of a connection to Rev.io PSA. */
    public void connectPsa(Settings settings, PsaTokens tokens, Deadline deadline) {
        psaTokens(settings).connect(StoredTokens.of(settings.psa().clientCode(), tokens), deadline);
    }

    /**
     * Rev.io PSA, as it knows this installation.
     *
     * @throws io.revsync.http.ReconnectException if its client id was never stored
     */
    public PsaClient psa(Settings settings) {
        PsaSettings psa = settings.psa();
        return new PsaClient(
                new PsaEndpoints(psa.authorizeUrl(), psa.tokenUrl(), psa.revokeUrl(), psa.apiUrl()),
                secrets.psaApp(),
                psa.clientCode(),
                surroundings.clock());
    }

    /** Frees the right to renew tokens whoever holds it, for somebody who knows that its holder is dead. */
    public void breakTokenLeases() {
        quickBooksTokens(Settings.defaults(), "").breakLease();
        psaTokens(Settings.defaults()).breakLease();
    }

    /**
     * Signs in to Intuit as the company's app.
     *
     * @throws io.revsync.http.ReconnectException if its client id and secret were never stored
     */
    public OAuthClient intuitApp(Settings settings) {
        return secrets.intuitApp(endpoints(settings), surroundings.clock());
    }

    /**
     * Rev.io, with the stored user name and password.
     *
     * @throws io.revsync.http.ReconnectException if they were never stored
     */
    public RevioClient revio(Settings settings) {
        return revio(settings.revio().baseUrl(), secrets.revioCredentials());
    }

    /** Rev.io at this address, with credentials that may not be stored yet. */
    public RevioClient revio(URI baseUrl, RevioCredentials credentials) {
        return new RevioClient(
                baseUrl,
                credentials,
                new RateLimiter(
                        "revio/" + credentials.clientCode(),
                        RevioLimits.rates(),
                        limits,
                        surroundings.clock(),
                        surroundings.pause()),
                retries(),
                surroundings.clock(),
                callTimeout());
    }

    /** Intuit's two environments; a rehearsal puts its own servers in their place. */
    private QuickBooksEndpoints endpoints(Settings settings) {
        QuickBooksEndpoints intuit = settings.initial().environment() == InitialSettings.Environment.SANDBOX
                ? QuickBooksEndpoints.sandbox()
                : QuickBooksEndpoints.production();
        return new QuickBooksEndpoints(
                url("QUICKBOOKS_API_URL", intuit.api()),
                url("QUICKBOOKS_TOKEN_URL", intuit.token()),
                url("QUICKBOOKS_REVOKE_URL", intuit.revoke()),
                url("QUICKBOOKS_AUTHORIZE_URL", intuit.authorize()));
    }

    private URI url(String variable, URI otherwise) {
        return URI.create(surroundings.variable(variable, otherwise.toString()));
    }

    private Retries retries() {
        return new Retries(ATTEMPTS, surroundings.pause());
    }

    /** As long as Intuit's servers work on a request; a rehearsal may be less patient. */
    private Duration callTimeout() {
        return Duration.parse(surroundings.variable("CALL_TIMEOUT", QuickBooksLimits.SERVER_TIMEOUT.toString()));
    }
}
