package io.revsync.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.CallTrace;
import io.revsync.http.ReconnectException;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.QuickBooksEndpoints;
import io.revsync.revio.RevioCredentials;
import io.revsync.revio.psa.PsaApp;
import io.revsync.sync.connection.ConnectedSystem;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A company's credentials in Secrets Manager. They are read anew each time, so that a correction works at once. */
public final class CompanySecrets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretsManagerClient secrets;
    private final SecretNames names;

    public CompanySecrets(SecretsManagerClient secrets, SecretNames names) {
        this.secrets = secrets;
        this.names = names;
    }

    /**
     * A client that signs in to Intuit as this company's app.
     *
     * @throws ReconnectException if the app's client id and secret were never stored
     */
    public OAuthClient intuitApp(QuickBooksEndpoints endpoints, Clock clock) {
        JsonNode app = read(names.quickBooksApp())
                .orElseThrow(
                        () -> missing(
                                "QuickBooks",
                                names.quickBooksApp(),
                                "The client id and client secret of the Intuit app are not stored yet. Enter them in the set-up."));
        return new OAuthClient(
                endpoints,
                text(app, names.quickBooksApp(), "clientId"),
                text(app, names.quickBooksApp(), "clientSecret"),
                clock);
    }

    /**
     * Whom to call Rev.io as.
     *
     * @throws ReconnectException if user name and password were never stored
     */
    public RevioCredentials revioCredentials() {
        JsonNode stored = read(names.revioCredentials())
                .orElseThrow(() -> missing(
                        "Rev.io",
                        names.revioCredentials(),
                        "Rev.io's user name and password are not stored yet. Enter them in the set-up."));
        return new RevioCredentials(
                text(stored, names.revioCredentials(), "username"),
                text(stored, names.revioCredentials(), "password"),
                stored.path("subscriptionKey").asText(""));
    }

    /** Stores the Intuit app's credentials in place of older ones. */
    public void storeIntuitApp(String clientId, String clientSecret) {
        store(names.quickBooksApp(), app(clientId, clientSecret));
    }

    /**
     * As whom Rev.io PSA knows this installation.
     *
     * @throws ReconnectException if its client id was never stored
     */
    public PsaApp psaApp() {
        JsonNode app = read(names.psaApp())
                .orElseThrow(() -> missing(
                        "Rev.io PSA",
                        names.psaApp(),
                        "The client id of the Rev.io PSA connection is not stored yet. Enter it in the set-up."));
        return new PsaApp(
                text(app, names.psaApp(), "clientId"), app.path("clientSecret").asText(""));
    }

    /** Stores as whom Rev.io PSA knows this installation. */
    public void storePsaApp(PsaApp psaApp) {
        store(names.psaApp(), app(psaApp.clientId(), psaApp.clientSecret()));
    }

    /** Stores whom to call Rev.io as, in place of older credentials. */
    public void storeRevioCredentials(RevioCredentials credentials) {
        store(
                names.revioCredentials(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("username", credentials.username())
                        .put("password", credentials.password())
                        .put("subscriptionKey", credentials.subscriptionKey()));
    }

    /** Forgets whom to call Rev.io as. */
    public void forgetRevioCredentials() {
        store(names.revioCredentials(), JsonNodeFactory.instance.objectNode());
    }

    /** Rev.io's API-management key; empty when none is stored. */
    public String subscriptionKey() {
        return read(names.revioCredentials())
                .map(stored -> stored.path("subscriptionKey").asText(""))
                .orElse("");
    }

    Optional<StoredTokens> tokens(ConnectedSystem system) {
        return read(nameOfTokens(system)).map(json -> Attributes.read(json.toString(), StoredTokens.class));
    }

    /** Stores tokens, in one write: the SDK repeats a lost one under the same request token, which makes no second version. */
    void storeTokens(ConnectedSystem system, StoredTokens tokens) {
        String value = Attributes.write(tokens);
        secrets.putSecretValue(request -> request.secretId(nameOfTokens(system)).secretString(value));
    }

    private String nameOfTokens(ConnectedSystem system) {
        return switch (system) {
            case QUICKBOOKS -> names.quickBooksTokens();
            case PSA -> names.psaTokens();
            case REVIO -> throw new IllegalArgumentException("Rev.io knows no tokens");
        };
    }

    private void store(String name, ObjectNode value) {
        secrets.putSecretValue(request -> request.secretId(name).secretString(value.toString()));
    }

    private static ObjectNode app(String clientId, String clientSecret) {
        return JsonNodeFactory.instance.objectNode().put("clientId", clientId).put("clientSecret", clientSecret);
    }

    /** What is stored; empty if nothing is, or if it was forgotten. */
    Optional<JsonNode> read(String name) {
        try {
            return Optional.of(JSON.readTree(secrets.getSecretValue(request -> request.secretId(name))
                            .secretString()))
                    .filter(value -> !value.isEmpty());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            // Without the cause: its text quotes the secret.
            throw new IllegalStateException("The secret " + name + " is not JSON.");
        }
    }

    static ReconnectException missing(String system, String secret, String message) {
        return new ReconnectException(message, CallTrace.unanswered(system, "secret " + secret, ""));
    }

    private static String text(JsonNode secret, String name, String field) {
        String value = secret.path(field).asText();
        if (value.isBlank()) {
            throw new IllegalStateException("The secret " + name + " has no " + field + ".");
        }
        return value;
    }
}
