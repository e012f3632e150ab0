package io.revsync.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revsync.http.CallTrace;
import io.revsync.http.ReconnectException;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.QuickBooksEndpoints;
import io.revsync.revio.RevioCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
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

    Optional<StoredTokens> quickBooksTokens() {
        return read(names.quickBooksTokens()).map(json -> Attributes.read(json.toString(), StoredTokens.class));
    }

    /** Stores tokens. Storing the same ones again, as after a lost answer, writes no second version. */
    void storeQuickBooksTokens(StoredTokens tokens) {
        String value = Attributes.write(tokens);
        secrets.putSecretValue(request ->
                request.secretId(names.quickBooksTokens()).secretString(value).clientRequestToken(sha256(value)));
    }

    Optional<JsonNode> read(String name) {
        try {
            return Optional.of(JSON.readTree(
                    secrets.getSecretValue(request -> request.secretId(name)).secretString()));
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

    private static String sha256(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
