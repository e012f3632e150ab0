package io.revsync.quickbooks;

import io.revsync.http.Deadline;

/** Port: who knows the connection's access token and may have it refreshed. */
public interface AccessTokens {

    /**
     * An access token that should still be good.
     *
     * @throws io.revsync.http.ReconnectException when the company is not connected
     */
    String current(Deadline deadline);

    /**
     * Called after QuickBooks answered 401: another token than {@code rejected}, refreshed by whoever holds the refresh lease.
     *
     * @throws io.revsync.http.ReconnectException when there is none to be had
     */
    String afterRejected(String rejected, Deadline deadline);
}
