package io.revsync.functions.oauth;

import io.revsync.aws.SignIns.SignIn;
import io.revsync.http.Deadline;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.util.Map;

/** A connection that an admin makes by signing in on the system's own page. */
interface SignInConnector extends Connector {

    /**
     * Where to send the admin's browser.
     *
     * @throws io.revsync.http.ReconnectException if the app's credentials are not stored yet
     */
    URI authorizeUrl(Settings settings, String redirectUri, String state, String session);

    /**
     * Makes the connection of what the browser brought back. The code is exchanged here and once.
     *
     * @param query of the callback; it holds a code
     * @return what to tell the admin
     * @throws io.revsync.http.ApiException when the system does not take it or does not answer
     */
    Arrival arrive(Settings settings, SignIn signIn, Map<String, String> query, String session, Deadline deadline);
}
