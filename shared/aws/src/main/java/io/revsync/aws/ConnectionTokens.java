package io.revsync.aws;

import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.http.ReconnectException;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import io.revsync.quickbooks.AccessTokens;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The tokens of one connection, of which a refresh may make a new pair and kill the old one. So one refresher at a time over all Lambdas
 * holds a lease, everybody else waits and reads again, and a new pair is stored before it is used. When the other side no longer takes the
 * refresh token, the connection is marked as lost, and runs pause until an admin connects again.
 */
public final class ConnectionTokens implements AccessTokens {
    /** Intuit advises to refresh when this much is left, and once after a 401. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);
    /** Longer than a refresh can take: three calls of 30 s each and the store of their result. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int MOST_CALLS = 3;

    private final ConnectedSystem system;
    private final String account;
    private final String lease;
    private final CallTrace trace;
    private final CompanySecrets secrets;
    private final Connections connections;
    private final LeaseItems leases;
    private final Supplier<Refresher> refresher;
    private final Clock clock;
    private final Pause pause;
    private final AtomicReference<StoredTokens> known = new AtomicReference<>();

    /** Makes a new pair of the refresh token it is given. */
    @FunctionalInterface
    interface Refresher {
        StoredTokens refresh(StoredTokens old, Deadline deadline);
    }

    /**
     * @param account the account the tokens must open: QuickBooks' realm, or the client code; tokens of another are not used
     * @param refresher asked for only when a refresh is due
     * @param pause how to wait while somebody else refreshes
     */
    ConnectionTokens(
            ConnectedSystem system,
            String account,
            CompanySecrets secrets,
            CompanyTables tables,
            Supplier<Refresher> refresher,
            Pause pause) {
        this.system = system;
        this.account = account;
        this.lease = system.key() + "-tokens";
        this.trace = CallTrace.unanswered(system.title(), "token refresh", "");
        this.secrets = secrets;
        this.connections = new DynamoDbConnections(tables);
        this.leases = new LeaseItems(tables);
        this.refresher = refresher;
        this.clock = tables.clock();
        this.pause = pause;
    }

    /** Stores the first tokens of a connection; not while somebody refreshes older ones, who would store them over these. */
    void connect(StoredTokens tokens, Deadline deadline) {
        underLease(deadline, () -> keep(tokens));
    }

    /** Forgets the tokens. */
    public void forget(Deadline deadline) {
        underLease(deadline, () -> keep(StoredTokens.NONE));
    }

    /** The refresh token, to be given back; empty when there is none. */
    public Optional<String> refreshToken() {
        return secrets.tokens(system).map(StoredTokens::refreshToken).filter(token -> !token.isEmpty());
    }

    /** When the connection ends for lack of use, or for its age; empty when that is not known. */
    public Optional<Instant> refreshableUntil() {
        return secrets.tokens(system).flatMap(StoredTokens::refreshableUntil);
    }

    /** Frees the right to refresh whoever holds it, for somebody who knows that its holder is dead. */
    public void breakLease() {
        leases.free(lease);
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
        StoredTokens stored = stored();
        if (!good.test(stored)) {
            stored = renewedByOne(good, deadline);
        }
        known.set(stored);
        return stored.accessToken();
    }

    /** Whoever gets the lease refreshes; the others find its tokens. */
    private StoredTokens renewedByOne(Predicate<StoredTokens> good, Deadline deadline) {
        while (true) {
            Optional<Long> fence = acquire();
            if (fence.isPresent()) {
                try {
                    // Whoever held the lease before may have renewed the tokens, so they are read once more.
                    StoredTokens stored = stored();
                    return good.test(stored) ? stored : keep(renewed(stored, deadline));
                } finally {
                    leases.release(lease, fence.get());
                }
            }
            waitForTheOther(deadline);
            StoredTokens stored = stored();
            if (good.test(stored)) {
                return stored;
            }
        }
    }

    private void underLease(Deadline deadline, Runnable work) {
        Optional<Long> fence = acquire();
        while (fence.isEmpty()) {
            waitForTheOther(deadline);
            fence = acquire();
        }
        try {
            work.run();
        } finally {
            leases.release(lease, fence.get());
        }
    }

    private Optional<Long> acquire() {
        return leases.acquire(
                lease, UUID.randomUUID().toString(), clock.instant().plus(LEASE));
    }

    private void waitForTheOther(Deadline deadline) {
        if (deadline.within(LOOK_AGAIN)) {
            throw UnavailableException.notDone(
                    "Another run is renewing the connection to " + system.title()
                            + " and this one has no time left to wait.",
                    trace,
                    null);
        }
        pause.uninterrupted(LOOK_AGAIN, trace);
    }

    private StoredTokens renewed(StoredTokens stored, Deadline deadline) {
        try {
            Refresher app = refresher.get();
            try {
                return refreshed(app, stored, deadline);
            } catch (ReconnectException e) {
                StoredTokens again = stored();
                if (again.refreshToken().equals(stored.refreshToken())) {
                    throw e;
                }
                return refreshed(app, again, deadline);
            }
        } catch (ReconnectException e) {
            Advice why = new Advice(e.getMessage(), "Connect " + system.title() + " again.");
            connections.change(
                    system, connection -> connection.usable() ? connection.lost(why, clock.instant()) : connection);
            throw e;
        }
    }

    /**
     * Asks, again if no answer came. Nothing is lost by that: the first call either had no effect, or gave the same refresh token again, or
     * has killed the one we have and the second call says so.
     */
    private StoredTokens refreshed(Refresher app, StoredTokens old, Deadline deadline) {
        for (int call = 1; ; call++) {
            try {
                return app.refresh(old, deadline);
            } catch (UnavailableException | ThrottledException e) {
                if (call == MOST_CALLS || deadline.within(LOOK_AGAIN)) {
                    throw e;
                }
                pause.uninterrupted(LOOK_AGAIN.multipliedBy(call), trace);
            }
        }
    }

    private StoredTokens keep(StoredTokens tokens) {
        secrets.storeTokens(system, tokens);
        known.set(tokens);
        return tokens;
    }

    /** A connection that broke off halfway may leave the tokens of the account before. */
    private StoredTokens stored() {
        return secrets.tokens(system)
                .filter(tokens -> !tokens.refreshToken().isEmpty())
                .filter(tokens -> tokens.account().equals(account))
                .orElseThrow(() -> CompanySecrets.missing(
                        system.title(),
                        lease,
                        system.title() + " is not connected yet. An admin of the company connects it in the set-up."));
    }
}
