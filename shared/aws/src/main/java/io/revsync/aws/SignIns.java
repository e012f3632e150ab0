package io.revsync.aws;

import io.revsync.sync.connection.ConnectedSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sign-ins under way, each under the hash of the state that will come back with the admin's browser. One is good once, for {@link
 * #GOOD_FOR}, and only in the browser that began it. Neither the state nor the browser's session is stored, only their SHA-256; DynamoDB may
 * take days to remove what has expired, so expiry is looked at here.
 */
public final class SignIns {
    /** How long an admin may take to sign in. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final String SESSION = "session";
    private static final String SYSTEM = "system";
    private static final String ADMIN = "admin";
    private static final String REDIRECT_URI = "redirectUri";
    /** The attribute the template declares as the table's time to live. */
    private static final String EXPIRES_AT = "expiresAt";

    private final Section section;
    private final Clock clock;

    public SignIns(CompanyTables tables) {
        this.section = tables.settings("sign-in");
        this.clock = tables.clock();
    }

    /**
     * A sign-in as it was begun.
     *
     * @param admin who began it
     * @param redirectUri where the provider was told to send the browser
     */
    public record SignIn(ConnectedSystem system, String admin, String redirectUri) {}

    /** What becomes of a browser that comes back. */
    public sealed interface Return {
        /** It is the one that began, in time, for the first time. */
        record Good(SignIn signIn) implements Return {}

        /** No such sign-in: never begun here, or finished before. */
        record Unknown() implements Return {}

        /** Another browser began it. It stays good for that one. */
        record Foreign() implements Return {}

        /** It took too long. */
        record Expired() implements Return {}
    }

    /** Writes down that a browser with this session goes out with this state. */
    public void begin(String state, String session, SignIn signIn) {
        section.put(
                hash(state),
                Map.of(
                        SESSION, Attributes.text(hash(session)),
                        SYSTEM, Attributes.text(signIn.system().name()),
                        ADMIN, Attributes.text(signIn.admin()),
                        REDIRECT_URI, Attributes.text(signIn.redirectUri()),
                        EXPIRES_AT,
                                Attributes.number(clock.instant().plus(GOOD_FOR).getEpochSecond())));
    }

    /** Uses the state up, if it is this browser's. */
    public Return finish(String state, String session) {
        Section.Removal removal = section.removeIf(hash(state), SESSION, hash(session));
        if (removal.item().isEmpty()) {
            return new Return.Unknown();
        }
        if (!removal.done()) {
            return new Return.Foreign();
        }
        Map<String, AttributeValue> item = removal.item();
        if (Long.parseLong(item.get(EXPIRES_AT).n()) <= clock.instant().getEpochSecond()) {
            return new Return.Expired();
        }
        return new Return.Good(new SignIn(
                ConnectedSystem.valueOf(item.get(SYSTEM).s()),
                item.get(ADMIN).s(),
                item.get(REDIRECT_URI).s()));
    }

    private static String hash(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
