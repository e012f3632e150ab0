package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.Pause;
import io.revsync.http.RateLimiter;
import io.revsync.http.Retries;
import io.revsync.revio.Bill;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.RevioCredentials;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Bills of which only the moment of their last change matters. */
final class RevioBills {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private RevioBills() {}

    static ObjectNode bill(long id, Instant updated) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("bill_id", id)
                .put("customer_id", 7)
                .put("total", 10)
                .put("balance", 10)
                .put("cycle_date", "2026-03-01T00:00:00")
                .put("created_date", "2026-03-01T04:00:00")
                .put("updated_date", wire(updated));
    }

    /** A Rev.io of these bills, at noon, whose clock stands still until it is moved. */
    static RevioSimulator simulator(List<ObjectNode> bills) {
        return RevioSimulator.start(RevioOptions.usual()
                .withClock(SandboxClock.frozenAt(NOON))
                .withLimits(false)
                .withBooks(new StartingBooks(Map.of("Bills", bills), Map.of())));
    }

    static RevioClient client(URI baseUrl, Clock clock) {
        return new RevioClient(
                baseUrl,
                new RevioCredentials("sync@northwind", "rehearsal", ""),
                new RateLimiter("none", List.of(), new InMemoryLimitStore(), clock, Pause.real()),
                new Retries(1, Pause.real()),
                clock,
                Duration.ofSeconds(20));
    }

    static ChangeFeed<Bill> feed(URI baseUrl, Clock clock, int pageSize) {
        return new ChangeFeed<>(
                client(baseUrl, clock),
                Resource.BILLS,
                Bill::id,
                bill -> bill.updated().or(bill::created),
                pageSize);
    }

    private static String wire(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).withNano(0).toString()
                + (moment.getEpochSecond() % 60 == 0 ? ":00" : "");
    }
}
