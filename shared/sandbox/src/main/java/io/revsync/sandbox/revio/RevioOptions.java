package io.revsync.sandbox.revio;

import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sandbox.books.StartingBooks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/**
 * How a simulated Rev.io is set up. Begin with {@link #usual} and change what matters.
 *
 * @param port 0 for any free one
 * @param books makes the books as of an instant; asked only when there is no ledger yet
 * @param journal a folder in which the ledger outlives the process; null for none
 * @param limits whether 500 calls a minute and 150,000 a day are enforced
 * @param username {@code loginname@clientcode}
 * @param subscriptionKey demanded in {@code Ocp-Apim-Subscription-Key}; null to demand none
 */
public record RevioOptions(
        int port,
        SandboxClock clock,
        Function<Instant, StartingBooks> books,
        Path journal,
        boolean limits,
        String username,
        String password,
        String subscriptionKey,
        UnknownFilters unknownFilters,
        WebhookMode webhooks) {

    /** A free port, real time, the built-in telecom reseller, no journal, limits on, unknown filters ignored, no webhooks. */
    public static RevioOptions usual() {
        return new RevioOptions(
                0,
                SandboxClock.system(),
                BuiltInBooks::telecomReseller,
                null,
                true,
                "sync@northwind",
                "rehearsal",
                null,
                UnknownFilters.IGNORED,
                WebhookMode.NONE);
    }

    /** The tenant: what follows the user name's {@code @}. */
    public String clientCode() {
        return username.substring(username.indexOf('@') + 1);
    }

    public RevioOptions withPort(int newPort) {
        return new RevioOptions(
                newPort, clock, books, journal, limits, username, password, subscriptionKey, unknownFilters, webhooks);
    }

    public RevioOptions withClock(SandboxClock newClock) {
        return new RevioOptions(
                port, newClock, books, journal, limits, username, password, subscriptionKey, unknownFilters, webhooks);
    }

    public RevioOptions withBooks(Function<Instant, StartingBooks> newBooks) {
        return new RevioOptions(
                port, clock, newBooks, journal, limits, username, password, subscriptionKey, unknownFilters, webhooks);
    }

    public RevioOptions withBooks(StartingBooks newBooks) {
        return withBooks(now -> newBooks);
    }

    public RevioOptions withJournal(Path folder) {
        return new RevioOptions(
                port, clock, books, folder, limits, username, password, subscriptionKey, unknownFilters, webhooks);
    }

    public RevioOptions withLimits(boolean enforced) {
        return new RevioOptions(
                port, clock, books, journal, enforced, username, password, subscriptionKey, unknownFilters, webhooks);
    }

    public RevioOptions withCredentials(String newUsername, String newPassword) {
        return new RevioOptions(
                port,
                clock,
                books,
                journal,
                limits,
                newUsername,
                newPassword,
                subscriptionKey,
                unknownFilters,
                webhooks);
    }

    public RevioOptions withSubscriptionKey(String key) {
        return new RevioOptions(port, clock, books, journal, limits, username, password, key, unknownFilters, webhooks);
    }

    public RevioOptions withUnknownFilters(UnknownFilters treatment) {
        return new RevioOptions(
                port, clock, books, journal, limits, username, password, subscriptionKey, treatment, webhooks);
    }

    public RevioOptions withWebhooks(WebhookMode mode) {
        return new RevioOptions(
                port, clock, books, journal, limits, username, password, subscriptionKey, unknownFilters, mode);
    }
}
