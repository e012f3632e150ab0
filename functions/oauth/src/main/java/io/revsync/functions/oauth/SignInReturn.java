package io.revsync.functions.oauth;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiRequest;
import io.revsync.api.CallbackUrl;
import io.revsync.aws.SignIns.Return;
import io.revsync.aws.SignIns.SignIn;
import io.revsync.aws.Systems;
import io.revsync.http.ApiException;
import io.revsync.sync.connection.ConnectedSystem;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives an admin's browser that comes back from a sign-in. Anybody may come; only who was sent out gets anywhere. */
final class SignInReturn {
    private static final Logger LOG = LoggerFactory.getLogger(SignInReturn.class);
    private static final String AGAIN = "Go back to the set-up and press Connect once more.";

    /** What providers say instead of a code (RFC 6749, 4.1.2.1). Anything else they say is not repeated. */
    private static final Map<String, String> ERRORS = Map.of(
            "access_denied", "The consent was refused, so nothing was connected.",
            "invalid_scope", "The app is not allowed to ask for this kind of access.",
            "unauthorized_client", "The app is not allowed to connect companies.",
            "temporarily_unavailable", "The sign-in is not available for the moment.",
            "server_error", "The sign-in failed on the other side.");

    private final Systems systems;
    private final CallbackUrl callback;
    private final Map<ConnectedSystem, SignInConnector> connectors;

    SignInReturn(Systems systems, CallbackUrl callback, SignInConnector quickBooks, SignInConnector psa) {
        this.systems = systems;
        this.callback = callback;
        this.connectors = Map.of(ConnectedSystem.QUICKBOOKS, quickBooks, ConnectedSystem.PSA, psa);
    }

    ApiAnswer answer(ApiRequest request, SignInState state) {
        SessionCookie cookie = SessionCookie.of(state, callback.of(request));
        String session = cookie.read(request.cookies());
        Arrival arrival = arrival(state, session, request);
        LOG.info("A sign-in came back: {}", arrival.headline());
        ApiAnswer page = ArrivalPage.of(arrival);
        return session.isEmpty() ? page : page.withCookie(cookie.cleared());
    }

    private Arrival arrival(SignInState state, String session, ApiRequest request) {
        if (state.isMissing()) {
            return Arrival.refused(400, "This page is only reached from a sign-in.", AGAIN);
        }
        Return came = systems.signIns().finish(state.text(), session);
        if (came instanceof Return.Good good) {
            return arrival(good.signIn(), session, request);
        }
        if (came instanceof Return.Foreign) {
            return Arrival.refused(403, "Another browser began this sign-in.", "Finish it there, or begin a new one.");
        }
        if (came instanceof Return.Expired) {
            return Arrival.refused(400, "The sign-in took longer than ten minutes.", AGAIN);
        }
        return Arrival.refused(400, "This sign-in is not known here, or was finished already.", AGAIN);
    }

    private Arrival arrival(SignIn signIn, String session, ApiRequest request) {
        Map<String, String> query = request.query();
        if (query.containsKey("error")) {
            return Arrival.refused(
                    400,
                    ERRORS.getOrDefault(
                            query.get("error"),
                            signIn.system().title() + " ended the sign-in for a reason not known here."),
                    AGAIN);
        }
        if (query.getOrDefault("code", "").isEmpty()) {
            return Arrival.refused(400, signIn.system().title() + " sent no code to connect with.", AGAIN);
        }
        try {
            return connectors
                    .get(signIn.system())
                    .arrive(systems.settingsNow(), signIn, query, session, request.deadline());
        } catch (ApiException e) {
            LOG.warn("{} ({})", e.getMessage(), e.trace());
            return Arrival.refused(502, e.getMessage(), "Look at the connection in the set-up, then try again.");
        }
    }
}
