package io.revsync.functions.config;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.aws.Systems;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.settings.RevioPaymentTypes;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code GET /config/choices/{kind}}: what can be chosen by name, read from the connected systems. */
final class Choices {
    /** More than anybody reads; who wants another one searches. */
    private static final int MOST = 200;

    private final Systems systems;
    private final Settings installation;

    Choices(Systems systems, Settings installation) {
        this.systems = systems;
        this.installation = installation;
    }

    /** Kinds: items, accounts, payment-methods, tax-codes of QuickBooks; payment-types, bill-profiles, integration-systems, entity-types of Rev.io. */
    ApiAnswer list(ApiRequest request) {
        String search = request.query().getOrDefault("search", "").strip();
        return ApiAnswer.json(
                200,
                Map.of(
                        "choices",
                        choices(request.parameter("kind"), request.deadline())
                                .filter(choice -> search.isEmpty() || choice.has(search))
                                .limit(MOST)
                                .toList()));
    }

    private Stream<Choice> choices(String kind, Deadline deadline) {
        return switch (kind) {
            case "items" ->
                quickBooks()
                        .query(Query.from(Entity.ITEM).orderBy("Name"), deadline)
                        .filter(Item::sellable)
                        .map(item -> new Choice(item.id(), item.fullyQualifiedName(), item.type()));
            case "accounts" ->
                quickBooks()
                        .query(Query.from(Entity.ACCOUNT).orderBy("Name"), deadline)
                        .map(account -> new Choice(account.id(), account.fullyQualifiedName(), account.accountType()));
            case "payment-methods" ->
                quickBooks()
                        .query(Query.from(Entity.PAYMENT_METHOD).orderBy("Name"), deadline)
                        .map(method -> new Choice(method.id(), method.name(), ""));
            case "tax-codes" ->
                quickBooks()
                        .query(Query.from(Entity.TAX_CODE).orderBy("Name"), deadline)
                        .map(code -> new Choice(code.id(), code.name(), code.description()));
            case "payment-types" ->
                RevioPaymentTypes.known(revio(), deadline).stream().map(type -> new Choice(type, type, ""));
            case "bill-profiles" ->
                StreamSupport.stream(
                                Spliterators.spliteratorUnknownSize(
                                        revio().pages(Resource.BILL_PROFILES, Search.all(), deadline), 0),
                                false)
                        .flatMap(page -> page.records().stream())
                        .map(profile ->
                                new Choice(profile.id(), profile.description(), profile.active() ? "" : "inactive"));
            case "integration-systems" ->
                revio().keyLinks().systems(deadline).stream().map(system -> new Choice(system.id(), system.name(), ""));
            case "entity-types" ->
                revio().keyLinks().entityTypes(deadline).stream().map(type -> new Choice(type.id(), type.name(), ""));
            default ->
                throw ApiProblem.of(
                                404,
                                "no-such-kind",
                                "There is nothing of the kind \"" + kind + "\" to choose from.",
                                "Kinds are items, accounts, payment-methods, tax-codes, payment-types, bill-profiles, integration-systems and entity-types.")
                        .refusal();
        };
    }

    private QuickBooksClient quickBooks() {
        return systems.quickBooks(settings());
    }

    private RevioClient revio() {
        return systems.revio(settings());
    }

    private Settings settings() {
        return systems.settings().load().map(VersionedSettings::settings).orElse(installation);
    }
}
