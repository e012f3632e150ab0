package io.revsync.functions.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.api.CallbackUrl;
import io.revsync.api.Endpoint;
import io.revsync.aws.Systems;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import java.util.List;

/** The routes by which an admin sees and changes the connections; each answers with the connection as it is then. */
final class ConnectionRoutes {
    private final Systems systems;
    private final CallbackUrl callback;
    private final SignInStart signInStart;
    private final QuickBooksConnection quickBooks;
    private final PsaConnection psa;
    private final RevioConnection revio;
    private final ConnectionViews views;

    ConnectionRoutes(
            Systems systems,
            CallbackUrl callback,
            SignInStart signInStart,
            QuickBooksConnection quickBooks,
            PsaConnection psa,
            RevioConnection revio,
            ConnectionViews views) {
        this.systems = systems;
        this.callback = callback;
        this.signInStart = signInStart;
        this.quickBooks = quickBooks;
        this.psa = psa;
        this.revio = revio;
        this.views = views;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/connections", this::all),
                Endpoint.put(
                        "/connections/quickbooks",
                        request -> one(quickBooks.storeApp(request.json(AppCredentials.class)), request)),
                Endpoint.put(
                        "/connections/psa", request -> one(psa.storeApp(request.json(AppCredentials.class)), request)),
                Endpoint.put("/connections/revio", this::storeRevio),
                Endpoint.get("/oauth/{system}/start", signInStart::answer),
                Endpoint.post("/connections/{system}/disconnect", this::disconnect),
                Endpoint.post("/connections/{system}/check", this::check),
                Endpoint.post(
                        "/connections/quickbooks/realm",
                        request ->
                                one(quickBooks.allow(request.json(Realm.class).realmId()), request)));
    }

    /** The admin's word on a QuickBooks company. */
    record Realm(String realmId) {
        Realm {
            realmId = realmId == null ? "" : realmId;
        }
    }

    private ApiAnswer all(ApiRequest request) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (ConnectedSystem system : ConnectedSystem.values()) {
            all.set(system.key(), view(systems.connections().to(system), request));
        }
        return ApiAnswer.json(200, all);
    }

    private ApiAnswer storeRevio(ApiRequest request) {
        return one(
                revio.store(
                        request.json(RevioLogin.class),
                        request.requireAdmin().name(),
                        systems.settingsNow(),
                        request.deadline()),
                request);
    }

    private ApiAnswer disconnect(ApiRequest request) {
        return one(connector(request).disconnect(systems.settingsNow(), request.deadline()), request);
    }

    private ApiAnswer check(ApiRequest request) {
        return one(connector(request).check(systems.settingsNow(), request.deadline()), request);
    }

    private Connector connector(ApiRequest request) {
        ConnectedSystem system = ConnectedSystem.of(request.parameter("system")).orElseThrow(() -> ApiProblem.of(
                        404,
                        "not-found",
                        "There is no connection of this name.",
                        "There are quickbooks, psa and revio.")
                .refusal());
        return switch (system) {
            case QUICKBOOKS -> quickBooks;
            case PSA -> psa;
            case REVIO -> revio;
        };
    }

    private ApiAnswer one(Connection connection, ApiRequest request) {
        return ApiAnswer.json(200, view(connection, request));
    }

    private ObjectNode view(Connection connection, ApiRequest request) {
        return views.of(connection, systems.settingsNow(), callback.of(request));
    }
}
