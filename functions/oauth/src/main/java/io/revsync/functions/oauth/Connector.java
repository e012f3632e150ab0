package io.revsync.functions.oauth;

import io.revsync.http.Deadline;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.settings.Settings;

/** What an admin does with any connection. */
interface Connector {

    /**
     * Makes a real call with what is stored and writes down how it went.
     *
     * @throws io.revsync.api.ApiProblemException 409 when there is nothing to check
     * @throws io.revsync.http.ApiException when the system could not say; the connection stays as it was
     */
    Connection check(Settings settings, Deadline deadline);

    /**
     * Gives the connection back and forgets what opened it.
     *
     * @throws io.revsync.http.ApiException when the system could not be told; nothing is forgotten then
     */
    Connection disconnect(Settings settings, Deadline deadline);
}
