package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.RateLimiter;
import io.revsync.http.RefusedException;
import io.revsync.http.Retries;
import io.revsync.http.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The Accounting API of one company. Thread-safe.
 *
 * <p>Every method may throw an {@link ApiException}, whose kind says what can be done and whose trace has code, {@code
 * intuit_tid} and request id. Throttles, faults of QuickBooks' own and lost answers are repeated here, with the same request id
 * and bytes, while attempts and time are left. Nothing that writes is ever repeated without a request id.
 */
public final class QuickBooksClient {

    /** A statement longer than this, encoded, is sent in a body: URLs have limits nobody documents. */
    private static final int LONGEST_IN_URL = 2_000;

    private static final int OBJECT_NOT_FOUND = 610;

    private final String realmId;
    private final List<RateLimiter> requests;
    private final List<RateLimiter> batches;
    private final Clock clock;
    private final Answers answers;
    private final Caller caller;

    /**
     * @param realmId the company's id
     * @param requests paces every call, see {@link QuickBooksLimits#requests}
     * @param batches paces batches besides, see {@link QuickBooksLimits#batches}
     * @param callTimeout the longest one call may take; never more than {@link QuickBooksLimits#SERVER_TIMEOUT}
     */
    public QuickBooksClient(
            QuickBooksEndpoints endpoints,
            String realmId,
            AccessTokens tokens,
            RateLimiter requests,
            RateLimiter batches,
            Retries retries,
            Clock clock,
            Duration callTimeout) {
        if (!realmId.matches("\\d{1,30}")) {
            throw new IllegalArgumentException("Not the id of a QuickBooks company: " + realmId);
        }
        this.realmId = realmId;
        this.requests = List.of(requests);
        // The scarcer one last, so that a batch is sent the moment it is let through.
        this.batches = List.of(requests, batches);
        this.clock = clock;
        this.answers = new Answers(requests, clock);
        this.caller = new Caller(endpoints, realmId, tokens, retries, callTimeout, answers);
    }

    /** Sends a batch; as {@link #sendBatch}. */
    public BatchResult batch(String requestId, List<BatchItem> items, Deadline deadline) {
        return sendBatch(requestId, BatchBody.of(items), deadline);
    }

    /**
     * Sends a batch, exactly these bytes. With the request id and the bIds of an earlier call, QuickBooks answers what it
     * answered then and does nothing a second time. A time-out is not repeated here, but thrown at once with {@link
     * UnavailableException#timedOut()}: send the same again, then make the next batches smaller.
     *
     * @param requestId 1 to {@value QuickBooksLimits#BATCH_REQUEST_ID} characters, letters, digits and hyphens
     * @param exactBody from {@link BatchBody#of}
     * @return an outcome for each item; an item refused does not make the others fail
     */
    public BatchResult sendBatch(String requestId, String exactBody, Deadline deadline) {
        if (!requestId.matches("[A-Za-z0-9-]{1,36}")) {
            throw new IllegalArgumentException("Not a batch's request id: " + requestId);
        }
        Set<String> bIds = BatchBody.bIds(exactBody);
        BatchResult result = caller.call(
                Call.write("/batch", exactBody, requestId),
                batches,
                deadline,
                answer -> new BatchResult(
                        BatchReader.read(answer.json(), bIds).orElseThrow(() -> unreadable(answer)), answer.trace()));
        if (result.items().values().stream().anyMatch(QuickBooksClient::throttled)) {
            answers.holdOff();
        }
        return result;
    }

    /** The record with this id; empty if there is none, or no longer. An inactive one is found. */
    public <T extends QuickBooksRecord> Optional<T> read(Entity<T> entity, String id, Deadline deadline) {
        try {
            return Optional.of(
                    entity.read(object("/" + entity.path() + "/" + Call.encoded(id), entity.name(), deadline)));
        } catch (RefusedException e) {
            if (e.trace().code().equals(Integer.toString(OBJECT_NOT_FOUND))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The rows of a query, page by page as they are asked for. A row that changes while we read may come twice, the newer last;
     * none is left out because others were deleted meanwhile.
     *
     * @param pageSize 2 to {@value QuickBooksLimits#PAGE}
     */
    public <T extends QuickBooksRecord> Iterator<List<T>> pages(Query<T> query, int pageSize, Deadline deadline) {
        return pages(query, pageSize, 0, deadline);
    }

    /** The rest of a query of which an earlier reader had seen so many rows; one page before that is read again. */
    public <T extends QuickBooksRecord> Iterator<List<T>> pages(
            Query<T> query, int pageSize, long place, Deadline deadline) {
        return new Pages<>((start, max) -> rows(query, start, max, deadline), pageSize, place);
    }

    /** The rows of a query, fetched in the largest pages as they are asked for; see {@link #pages}. */
    public <T extends QuickBooksRecord> Stream<T> query(Query<T> query, Deadline deadline) {
        Iterator<List<T>> pages = pages(query, QuickBooksLimits.PAGE, deadline);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    /** All rows of a query at once, each as it was read last. */
    public <T extends QuickBooksRecord> List<T> queryAll(Query<T> query, Deadline deadline) {
        Map<String, T> newest = new LinkedHashMap<>();
        query(query, deadline).forEach(row -> newest.put(row.id(), row));
        return List.copyOf(newest.values());
    }

    /** How many rows a query has. */
    public long count(Query<?> query, Deadline deadline) {
        return ask(query.count(), deadline, answer -> {
            JsonNode count = answer.json().path("QueryResponse").path("totalCount");
            if (!count.isIntegralNumber()) {
                throw unreadable(answer);
            }
            return count.longValue();
        });
    }

    /**
     * Records of these kinds created, changed or deleted since then.
     *
     * @param since at most {@link QuickBooksLimits#CDC_LOOK_BACK} ago; beyond that, read everything by query
     * @throws IllegalArgumentException when it is longer ago, for changes would be missing
     */
    public Changes cdc(Collection<Entity<?>> entities, Instant since, Deadline deadline) {
        if (since.isBefore(clock.instant().minus(QuickBooksLimits.CDC_LOOK_BACK))) {
            throw new IllegalArgumentException("Change data capture does not look back to " + since + ".");
        }
        String names = entities.stream().map(Entity::name).collect(Collectors.joining(","));
        return caller.call(
                Call.get("/cdc", Map.of("entities", names, "changedSince", Query.timestamp(since))),
                requests,
                deadline,
                QuickBooksClient::changes);
    }

    /** The company's settings. */
    public Preferences preferences(Deadline deadline) {
        return new Preferences(object("/preferences", "Preferences", deadline));
    }

    /** The company; a cheap test of the connection. */
    public CompanyInfo companyInfo(Deadline deadline) {
        return new CompanyInfo(object("/companyinfo/" + realmId, "CompanyInfo", deadline));
    }

    /** The id of the company. */
    public String realmId() {
        return realmId;
    }

    /** How many calls were made, repeated ones counted too. */
    public long calls() {
        return caller.calls();
    }

    private ObjectNode object(String path, String name, Deadline deadline) {
        return caller.call(Call.get(path, Map.of()), requests, deadline, answer -> {
            if (answer.json().path(name) instanceof ObjectNode object) {
                return object;
            }
            throw unreadable(answer);
        });
    }

    private <T extends QuickBooksRecord> List<T> rows(Query<T> query, int start, int max, Deadline deadline) {
        return ask(query.page(start, max), deadline, answer -> {
            JsonNode response = answer.json().path("QueryResponse");
            if (!response.isObject()) {
                throw unreadable(answer);
            }
            return Fields.objects(response.path(query.entity().name())).stream()
                    .map(query.entity()::read)
                    .toList();
        });
    }

    private <R> R ask(String statement, Deadline deadline, Function<Caller.Answer, R> reader) {
        Call call = Call.encoded(statement).length() > LONGEST_IN_URL
                ? Call.queryByPost(statement)
                : Call.get("/query", Map.of("query", statement));
        return caller.call(call, requests, deadline, reader);
    }

    /** By the entities' names: their order is not that of the request. */
    private static Changes changes(Caller.Answer answer) {
        JsonNode responses = answer.json().path("CDCResponse");
        if (!responses.isArray() || !answer.json().hasNonNull("time")) {
            throw unreadable(answer);
        }
        Map<String, List<ObjectNode>> rows = new HashMap<>();
        for (JsonNode response : responses) {
            for (JsonNode entity : response.path("QueryResponse")) {
                entity.properties().stream()
                        .filter(property -> property.getValue().isArray())
                        .forEach(property -> rows.computeIfAbsent(property.getKey(), name -> new ArrayList<>())
                                .addAll(Fields.objects(property.getValue())));
            }
        }
        return new Changes(Fields.instant(answer.json(), "time"), rows);
    }

    private static boolean throttled(ItemResult item) {
        return item instanceof ItemResult.Faulted faulted && faulted.kind() == FaultKind.THROTTLED;
    }

    private static UnavailableException unreadable(Caller.Answer answer) {
        return Answers.unreadable(answer.trace(), null);
    }
}
