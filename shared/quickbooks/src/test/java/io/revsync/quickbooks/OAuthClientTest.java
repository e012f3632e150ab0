package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.UnavailableException;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthClientTest {

    private static final String TOKENS = """
            {"token_type":"bearer","access_token":"ACCESS+1","refresh_token":"REFRESH+1","expires_in":3600,
             "x_refresh_token_expires_in":8726400,"x_refresh_token_hard_expires_in":157680000,"id_token":"x"}""";

    private final Scripted intuit = new Scripted();
    private final OAuthClient client = new OAuthClient(intuit.endpoints(), "client", "secret:&+", intuit.clock);

    @AfterEach
    void close() {
        intuit.close();
    }

    @Test
    void aCodeBecomesTokens() {
        intuit.then(json(200, TOKENS));
        OAuthTokens tokens = client.exchange("co+de", "https://x.example/cb?a=b", intuit.deadline());
        assertThat(tokens.accessToken()).isEqualTo("ACCESS+1");
        assertThat(tokens.refreshToken()).isEqualTo("REFRESH+1");
        assertThat(tokens.accessExpires()).isEqualTo(intuit.clock.instant().plus(Duration.ofHours(1)));
        assertThat(tokens.refreshExpires()).isEqualTo(intuit.clock.instant().plus(Duration.ofDays(101)));
        assertThat(tokens.refreshHardExpires()).contains(intuit.clock.instant().plus(Duration.ofDays(5 * 365)));
        assertThat(tokens.toString()).doesNotContain("ACCESS", "REFRESH");

        Request request = intuit.requests.get(0);
        assertThat(request.path()).isEqualTo("/oauth2/v1/tokens/bearer");
        assertThat(request.form())
                .containsEntry("grant_type", List.of("authorization_code"))
                .containsEntry("code", List.of("co+de"))
                .containsEntry("redirect_uri", List.of("https://x.example/cb?a=b"));
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(request.header("authorization")
                                        .orElseThrow()
                                        .substring("Basic ".length())),
                        StandardCharsets.UTF_8))
                .isEqualTo("client:secret:&+");
    }

    @Test
    void aDeadRefreshTokenMeansConnectAgain() {
        intuit.then(json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token invalid: REFRESH+1\"}")
                .with("intuit_tid", "tid-9"));
        var failure =
                catchThrowableOfType(ReconnectException.class, () -> client.refresh("REFRESH+1", intuit.deadline()));
        assertThat(failure.trace().code()).isEqualTo("invalid_grant");
        assertThat(failure.trace().supportId()).isEqualTo("tid-9");
        assertThat(failure).hasMessageNotContaining("REFRESH");
        assertThat(intuit.requests.get(0).form()).containsEntry("refresh_token", List.of("REFRESH+1"));
    }

    @Test
    void aWrongSecretIsToldAsSuch() {
        intuit.then(json(401, "{\"error\":\"invalid_client\"}"));
        assertThatThrownBy(() -> client.refresh("R", intuit.deadline()))
                .isInstanceOf(ReconnectException.class)
                .hasMessageContaining("client id or secret is wrong");
    }

    @Test
    void aRefusalThatDoesNotNameTheAppMayPass() {
        intuit.then(json(401, "{\"fault\":{\"error\":[{\"code\":\"3200\"}],\"type\":\"AUTHENTICATION\"}}"));
        assertThatThrownBy(() -> client.refresh("R", intuit.deadline())).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anAnswerWithoutTokensNeverBecomesTokens() {
        for (Response response : List.of(
                json(200, "{\"error\":\"server_error\"}"),
                json(200, "{\"access_token\":\"A\"}"),
                json(200, "{\"access_token\":\"A\",\"refresh_token\":null}"),
                json(200, TOKENS).torn(),
                Response.empty(200),
                Response.text(502, "text/html", "<html>"),
                Response.dropped())) {
            try (Scripted other = new Scripted().then(response)) {
                var oauth = new OAuthClient(other.endpoints(), "client", "secret", other.clock);
                var failure =
                        catchThrowableOfType(UnavailableException.class, () -> oauth.refresh("R", other.deadline()));
                assertThat(failure.mayHaveHappened()).isTrue();
                assertThat(other.requests).hasSize(1);
            }
        }
        intuit.then(json(400, "{\"error\":\"invalid_request\"}"));
        assertThatThrownBy(() -> client.refresh("R", intuit.deadline())).isInstanceOf(DefectException.class);
    }

    @Test
    void revokingTwiceIsNoFailure() {
        intuit.then(Response.empty(200)).then(json(400, "{\"error\":\"invalid_token\"}"));
        assertThat(client.revoke("R", intuit.deadline())).isTrue();
        assertThat(client.revoke("R", intuit.deadline())).isFalse();
        assertThat(intuit.requests.get(0).text()).isEqualTo("{\"token\":\"R\"}");
    }

    @Test
    void theBrowserIsSentToIntuitWithTheOneScopeWeNeed() {
        assertThat(new OAuthClient(QuickBooksEndpoints.production(), "id", "s", intuit.clock)
                        .authorizeUrl("https://x.example/cb", "st&te"))
                .hasToString("https://appcenter.intuit.com/connect/oauth2?client_id=id&response_type=code"
                        + "&scope=com.intuit.quickbooks.accounting&redirect_uri=https%3A%2F%2Fx.example%2Fcb"
                        + "&state=st%26te");
    }

    private static Response json(int status, String body) {
        return Response.text(status, "application/json", body);
    }
}
