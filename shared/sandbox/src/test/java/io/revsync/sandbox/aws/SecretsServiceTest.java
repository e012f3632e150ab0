package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsServiceTest {
    private static final String TOKEN_A = "a".repeat(64);
    private static final String TOKEN_B = "b".repeat(64);

    private final HandClock clock = new HandClock();
    private EmbeddedAws aws;
    private SecretsManagerClient secrets;
    private String name;

    @BeforeAll
    void start() {
        aws = EmbeddedAws.start(SamTemplate.ofThisProject(), clock);
        secrets = AwsClients.secrets(aws.endpoint());
    }

    @AfterAll
    void stop() {
        secrets.close();
        aws.close();
    }

    @BeforeEach
    void newSecret(TestInfo test) {
        name = "test/" + test.getTestMethod().orElseThrow().getName();
        secrets.createSecret(r -> r.name(name).secretString("first"));
    }

    @Test
    void theTemplatesSecretsExistAndAreEmpty() {
        String tokens = "revio-quickbooks-sync/main/quickbooks-tokens";
        assertThat(secrets.describeSecret(r -> r.secretId(tokens)).hasVersionIdsToStages())
                .isTrue();
        assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId(tokens)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("can't find the specified secret value for staging label: AWSCURRENT");
    }

    @Test
    void aNewValueLeavesTheOldOneAsPrevious() {
        secrets.putSecretValue(r -> r.secretId(name).secretString("second").clientRequestToken(TOKEN_A));
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("second");
        assertThat(secrets.getSecretValue(r -> r.secretId(name).versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("first");
        assertThat(secrets.getSecretValue(r -> r.secretId(name).versionId(TOKEN_A))
                        .versionStages())
                .containsExactly("AWSCURRENT");
    }

    @Test
    void theSameTokenWritesOnceAndNeverAnotherValue() {
        secrets.putSecretValue(r -> r.secretId(name).secretString("second").clientRequestToken(TOKEN_A));
        secrets.putSecretValue(r -> r.secretId(name).secretString("third").clientRequestToken(TOKEN_B));
        secrets.putSecretValue(r -> r.secretId(name).secretString("second").clientRequestToken(TOKEN_A));
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("third");
        assertThatThrownBy(() -> secrets.putSecretValue(
                        r -> r.secretId(name).secretString("other").clientRequestToken(TOKEN_B)))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void anUnknownSecretIsRefusedWithStatus400() {
        assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("nobody")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(400))
                .hasMessageContaining("Secrets Manager can't find the specified secret.");
    }

    @Test
    void aSecretIsFoundByItsArn() {
        String arn = secrets.describeSecret(r -> r.secretId(name)).arn();
        assertThat(secrets.getSecretValue(r -> r.secretId(arn)).secretString()).isEqualTo("first");
    }

    @Test
    void aDeletedSecretCanBeRestoredUntilItsWindowCloses() {
        secrets.deleteSecret(r -> r.secretId(name).recoveryWindowInDays(7L));
        assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId(name)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("marked for deletion");
        assertThatThrownBy(() -> secrets.createSecret(r -> r.name(name).secretString("again")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("already scheduled for deletion");
        secrets.restoreSecret(r -> r.secretId(name));
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("first");
        secrets.deleteSecret(r -> r.secretId(name).recoveryWindowInDays(7L));
        clock.advance(Duration.ofDays(8));
        secrets.createSecret(r -> r.name(name).secretString("anew"));
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("anew");
    }

    @Test
    void anExistingNameIsNotCreatedAgain() {
        assertThatThrownBy(() -> secrets.createSecret(r -> r.name(name).secretString("x")))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void anUpdateWritesAVersionToo() {
        secrets.updateSecret(r -> r.secretId(name).description("what for").secretString("second"));
        assertThat(secrets.describeSecret(r -> r.secretId(name)).description()).isEqualTo("what for");
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("second");
    }

    @Test
    void writingASecretTooOftenMeetsTheQuotaUntilOldVersionsGo() {
        for (int i = 1; i < 100; i++) {
            aws.putSecret(name, "value " + i);
        }
        assertThatThrownBy(() -> secrets.putSecretValue(r -> r.secretId(name).secretString("one too many")))
                .isInstanceOf(LimitExceededException.class);
        clock.advance(Duration.ofHours(25));
        secrets.putSecretValue(r -> r.secretId(name).secretString("a day later"));
        assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("a day later");
    }

    @Test
    void aValueLongerThan64KiBIsRefused() {
        assertThatThrownBy(() -> secrets.putSecretValue(r -> r.secretId(name).secretString("x".repeat(65_537))))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("65536");
    }

    /** A clock that moves only when told to. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T15:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
