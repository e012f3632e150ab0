package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevioCredentialsTest {

    @Test
    void theClientCodeIsWhatFollowsTheAt() {
        RevioCredentials credentials = new RevioCredentials(" jane@acme_sandbox ", "s3cret", "");
        assertThat(credentials.loginName()).isEqualTo("jane");
        assertThat(credentials.clientCode()).isEqualTo("acme_sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "jane, client code is missing",
        "jane@example.com@acme, more than one @",
        "jane@example.com, e-mail address",
        "@acme, missing",
        "jane@, missing",
        "ja:ne@acme, colon",
        "ja ne@acme, blank",
    })
    void aUserNameOfTheWrongShapeIsRefusedInWords(String username, String reason) {
        assertThatThrownBy(() -> new RevioCredentials(username, "s3cret", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("login@clientcode")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyPasswordIsRefused(String password) {
        assertThatThrownBy(() -> new RevioCredentials("jane@acme", password, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password is empty");
    }

    @Test
    void noSecretIsEverShown() {
        RevioCredentials credentials = new RevioCredentials("jane@acme", "s3cret", "key-123");
        assertThat(credentials.toString())
                .contains("jane@acme")
                .doesNotContain("s3cret")
                .doesNotContain("key-123");
        assertThat(credentials.redact("bad s3cret, key-123, " + credentials.basic()))
                .isEqualTo("bad ***, ***, Basic ***");
    }
}
