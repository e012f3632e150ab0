package io.revsync.functions.oauth;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.api.CallbackUrl;
import io.revsync.aws.SignIns.SignIn;
import io.revsync.aws.Systems;
import io.revsync.sync.connection.ConnectedSystem;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Sends an admin's browser out to sign in, with a state that only it can bring back. */
final class SignInStart {
    private static final int BYTES = 32;

    private final String company;
    private final Systems systems;
    private final CallbackUrl callback;
    private final Map<ConnectedSystem, SignInConnector> connectors;
    private final SecureRandom random = new SecureRandom();

    SignInStart(
            String company, Systems systems, CallbackUrl callback, SignInConnector quickBooks, SignInConnector psa) {
        this.company = company;
        this.systems = systems;
        this.callback = callback;
        this.connectors = Map.of(ConnectedSystem.QUICKBOOKS, quickBooks, ConnectedSystem.PSA, psa);
    }

    ApiAnswer answer(ApiRequest request) {
        ConnectedSystem system = ConnectedSystem.of(request.parameter("system"))
                .filter(connectors::containsKey)
                .orElseThrow(() -> ApiProblem.of(
                                404,
                                "not-found",
                                "Nobody signs in to a system of this name.",
                                "There are quickbooks and psa.")
                        .refusal());
        String redirectUri = callback.of(request);
        SignInState state = new SignInState(company, unguessable());
        String session = unguessable();
        URI page = connectors.get(system).authorizeUrl(systems.settingsNow(), redirectUri, state.text(), session);
        systems.signIns()
                .begin(
                        state.text(),
                        session,
                        new SignIn(system, request.requireAdmin().name(), redirectUri));
        ApiAnswer answer = request.wantsJson()
                ? ApiAnswer.json(200, Map.of("authorizeUrl", page.toString()))
                : ApiAnswer.redirect(page);
        return answer.withCookie(SessionCookie.of(state, redirectUri).set(session))
                .with("Referrer-Policy", "no-referrer");
    }

    private String unguessable() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
