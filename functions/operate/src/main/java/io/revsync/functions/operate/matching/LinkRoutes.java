package io.revsync.functions.operate.matching;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.api.Endpoint;
import io.revsync.api.FieldError;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.links.LinkDesk;
import io.revsync.sync.store.KeyLink;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The routes of the key links. */
final class LinkRoutes {

    private final Matches matches;
    private final Clock clock;

    LinkRoutes(Matches matches, Clock clock) {
        this.matches = matches;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/links", this::find),
                Endpoint.put("/links/{type}/{revioId}", this::link),
                Endpoint.delete("/links/{type}/{revioId}", this::unlink),
                Endpoint.get("/links.csv", this::exported),
                Endpoint.post("/links.csv", this::imported));
    }

    private ApiAnswer find(ApiRequest request) {
        RecordType type = Asked.type(request.query().getOrDefault("type", ""), Asked.all());
        Optional<String> revioId = Optional.ofNullable(request.query().get("revioId"));
        Optional<String> quickBooksId = Optional.ofNullable(request.query().get("quickBooksId"));
        if (revioId.isPresent() == quickBooksId.isPresent()) {
            throw Asked.wrong("id-wrong", "Whose link?", "Give either revioId or quickBooksId.");
        }
        LinkDesk desk = matches.links();
        Optional<KeyLink> link = revioId.isPresent()
                ? desk.find(type, Side.REVIO, Asked.id(revioId.get()))
                : desk.find(type, Side.QUICKBOOKS, Asked.id(quickBooksId.get()));
        return ApiAnswer.json(200, new Links(link.map(LinkView::of).stream().toList()));
    }

    private ApiAnswer link(ApiRequest request) {
        RecordKey record = Asked.record(request, Asked.all());
        String quickBooksId = Asked.id(request.json(Wanted.class).quickBooksId());
        return ApiAnswer.json(
                200, LinkView.of(Asked.possible(() -> matches.links().link(record, quickBooksId, request.deadline()))));
    }

    private ApiAnswer unlink(ApiRequest request) {
        RecordKey record = Asked.record(request, Asked.all());
        return ApiAnswer.json(
                200, LinkView.of(Asked.possible(() -> matches.links().unlink(record, request.deadline()))));
    }

    private ApiAnswer exported(ApiRequest request) {
        String file = LinkFile.of(matches.links());
        return ApiAnswer.of(200, "text/csv; charset=utf-8", file.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"links.csv\"");
    }

    private ApiAnswer imported(ApiRequest request) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";")[0].strip().equals("text/csv")) {
            throw ApiProblem.of(
                            415,
                            "not-csv",
                            "The body is not said to be CSV.",
                            "Send it with the header Content-Type: text/csv.")
                    .refusal();
        }
        LinkDesk desk = matches.links();
        LinkImport read = new LinkImport(desk, clock.instant(), request.deadline());
        List<FieldError> errors = read.check(new String(request.body(), StandardCharsets.UTF_8));
        if (!errors.isEmpty()) {
            throw ApiProblem.of(
                            422,
                            "links-wrong",
                            "Nothing was imported, because the file is not right.",
                            "Correct the lines named, then send the file again.")
                    .withErrors(errors)
                    .refusal();
        }
        return ApiAnswer.json(200, Asked.possible(() -> {
            desk.add(read.missing(), request.deadline());
            return new Imported(read.missing().size(), read.there());
        }));
    }

    /** The QuickBooks record to link to. */
    record Wanted(String quickBooksId) {}

    /** @param there how many links of the file were there before */
    record Imported(long added, long there) {}

    /** None or one. */
    record Links(List<LinkView> links) {}

    /** A link as the API tells it. */
    record LinkView(String type, String revioId, String quickBooksId, String origin, String state, Instant updatedAt) {
        static LinkView of(KeyLink link) {
            return new LinkView(
                    Asked.key(link.record().type()),
                    link.record().id(),
                    link.quickBooksId(),
                    link.origin().name().toLowerCase(Locale.ROOT),
                    link.state().name().toLowerCase(Locale.ROOT),
                    link.updatedAt());
        }
    }
}
