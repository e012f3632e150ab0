package io.revsync.functions.oauth;

import io.revsync.api.CallbackUrl;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;

/** The composition root of both functions. */
final class Company {
    private final String company;
    private final Systems systems;
    private final CallbackUrl callback;
    private final QuickBooksConnection quickBooks;
    private final PsaConnection psa;
    private final RevioConnection revio;
    private final ConnectionViews views;

    /** @throws IllegalStateException naming a variable that is not set */
    Company(Surroundings surroundings) {
        this.company = surroundings.company();
        this.systems = new Systems(surroundings);
        this.callback = CallbackUrl.from(surroundings.environment());
        this.quickBooks = new QuickBooksConnection(systems, new OtherCompanies(surroundings), surroundings.clock());
        this.psa = new PsaConnection(systems, surroundings.clock());
        this.revio = new RevioConnection(
                systems, surroundings.clock(), Boolean.parseBoolean(surroundings.variable("ALLOW_HTTP", "false")));
        this.views = new ConnectionViews(systems, surroundings.clock());
    }

    SignInReturn signInReturn() {
        return new SignInReturn(systems, callback, quickBooks, psa);
    }

    ConnectionRoutes connectionRoutes() {
        return new ConnectionRoutes(
                systems,
                callback,
                new SignInStart(company, systems, callback, quickBooks, psa),
                quickBooks,
                psa,
                revio,
                views);
    }
}
