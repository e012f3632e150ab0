package io.revsync.aws;

import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.http.ReconnectException;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import io.revsync.quickbooks.AccessTokens;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.OAuthTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The tokens of the QuickBooks connection, of which a refresh may make a new pair and kill the old one. So one refresher at a time over
 * all Lambdas holds a lease, everybody else waits and reads again, and a new pair is stored before it is used.
 */
public final class QuickBooksTokens implements AccessTokens {
    /** Intuit advises to refresh when this much is left, and once after a 401. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);
    /** Longer than a refresh can take: three calls to Intuit of 30 s each and the store of their result. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int MOST_CALLS = 3;
    private static final String LEASE_NAME = "quickbooks-tokens";
    private static final CallTrace TRACE = CallTrace.unanswered("Intuit", "token refresh", "");

    private final CompanySecrets secrets;
    private final LeaseItems leases;
    private final Supplier<OAuthClient> intuit;
    private final Clock clock;
    private final Pause pause;
    private final AtomicReference<StoredTokens> known = new AtomicReference<>();

    /**
     * @param intuit signs in as the app; asked only when a refresh is due
     * @param pause how to wait while somebody else refreshes
     */
    public QuickBooksTokens(CompanySecrets secrets, CompanyTables tables, Supplier<OAuthClient> intuit, Pause pause) {
        this.secrets = secrets;
        this.leases = new LeaseItems(tables);
        this.intuit = intuit;
        this.clock = tables.clock();
        this.pause = pause;
    }

    /** Stores the first tokens of a connection. */
    public void connect(String realmId, OAuthTokens tokens) {
        keep(StoredTokens.of(realmId, tokens));
    }

    /** Frees the right to refresh whoever holds it, for somebody who knows that its holder is dead. */
    public void breakLease() {
        leases.free(LEASE_NAME);
    }

    @Override
    public String current(Deadline deadline) {
        return token(tokens -> tokens.goodUntil(clock.instant().plus(RENEW_BEFORE)), deadline);
    }

    @Override
    public String afterRejected(String rejected, Deadline deadline) {
        return token(tokens -> !tokens.accessToken().equals(rejected) && tokens.goodUntil(clock.instant()), deadline);
    }

    private String token(Predicate<StoredTokens> good, Deadline deadline) {
        StoredTokens cached = known.get();
        if (cached != null && good.test(cached)) {
            return cached.accessToken();
        }
        while (true) {
            StoredTokens stored = stored();
            if (good.test(stored)) {
                known.set(stored);
                return stored.accessToken();
            }
            Optional<Long> lease = leases.acquire(
                    LEASE_NAME, UUID.randomUUID().toString(), clock.instant().plus(LEASE));
            if (lease.isPresent()) {
                try {
                    return underLease(good, deadline);
                } finally {
                    leases.release(LEASE_NAME, lease.get());
                }
            }
            if (deadline.within(LOOK_AGAIN)) {
                throw UnavailableException.notDone(
                        "Another run is renewing the connection to QuickBooks and this one has no time left to wait.",
                        TRACE,
                        null);
            }
            pause.uninterrupted(LOOK_AGAIN, TRACE);
        }
    }

    /** Whoever held the lease before may have renewed the tokens, so they are read once more. */
    private String underLease(Predicate<StoredTokens> good, Deadline deadline) {
        StoredTokens stored = stored();
        if (!good.test(stored)) {
            stored = keep(renewed(stored, deadline));
        }
        known.set(stored);
        return stored.accessToken();
    }

    private StoredTokens renewed(StoredTokens stored, Deadline deadline) {
        OAuthClient client = intuit.get();
        try {
            return StoredTokens.of(stored.realmId(), refreshed(client, stored.refreshToken(), deadline));
        } catch (ReconnectException e) {
            StoredTokens again = stored();
            if (again.refreshToken().equals(stored.refreshToken())) {
                throw e;
            }
            return StoredTokens.of(again.realmId(), refreshed(client, again.refreshToken(), deadline));
        }
    }

    /**
     * Asks Intuit, again if no answer came. Nothing is lost by that: the first call either had no effect, or gave the same refresh token
     * again, or has killed the one we have and the second call says so.
     */
    private OAuthTokens refreshed(OAuthClient client, String refreshToken, Deadline deadline) {
        for (int call = 1; ; call++) {
            try {
                return client.refresh(refreshToken, deadline);
            } catch (UnavailableException | ThrottledException e) {
                if (call == MOST_CALLS || deadline.within(LOOK_AGAIN)) {
                    throw e;
                }
                pause.uninterrupted(LOOK_AGAIN.multipliedBy(call), TRACE);
            }
        }
    }

    private StoredTokens keep(StoredTokens tokens) {
        secrets.storeQuickBooksTokens(tokens);
        known.set(tokens);
        return tokens;
    }

    private StoredTokens stored() {
        return secrets.quickBooksTokens()
                .filter(tokens -> !tokens.refreshToken().isEmpty())
                .orElseThrow(() -> CompanySecrets.missing(
                        "QuickBooks",
                        "quickbooks-tokens",
                        "QuickBooks is not connected yet. An admin of the company connects it in the set-up."));
    }
}
