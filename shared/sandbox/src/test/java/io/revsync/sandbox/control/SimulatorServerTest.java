package io.revsync.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.BodyForm;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.http.PortTakenException;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.store.Change;
import io.revsync.sandbox.store.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorServerTest {

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-11-22T00:00:00Z"));
    private final Faults faults = new Faults();
    private final Records records = Records.temporary();
    private final AtomicInteger done = new AtomicInteger();
    private final FaultDialect dialect = new PlainDialect();
    private final SimulatorServer server =
            SimulatorServer.start("plain", 0, clock, faults, dialect, new PlainLedger(records), this::echo);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        records.close();
    }

    @Test
    void aPackedBodyAndATrailingAmpersandAreUnderstood() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes());
        }
        HttpResponse<String> answer = send(to("/echo?a=1&a=%262&")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(answer.body()).isEqualTo("hello [1, &2]");
        assertThat(send(to("/echo?").header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDropAfterTheCommitHasDoneTheWorkAndADropBeforeHasNot() {
        faults.add(FaultRule.of(FaultKind.DROP_AFTER).on("POST", "/drop").first(1));
        faults.add(
                FaultRule.of(FaultKind.DROP_BEFORE).on("POST", "/drop-before").first(1));
        assertThatThrownBy(() -> send(post("/drop", ""))).isInstanceOf(IOException.class);
        assertThat(done).hasValue(1);
        assertThatThrownBy(() -> send(post("/drop-before", ""))).isInstanceOf(IOException.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void rulesStrikeAsOftenAsTheySay() throws Exception {
        faults.add(FaultRule.of(FaultKind.THROTTLE_EMPTY).on("GET", "/second").every(2));
        assertThat(statuses("/second", 4)).containsExactly(200, 429, 200, 429);
        assertThat(statuses("/other", 2)).containsExactly(200, 200);
        faults.clear();
        faults.add(FaultRule.of(FaultKind.SERVER_ERROR_AFTER).first(1));
        assertThat(statuses("/x", 2)).containsExactly(503, 200);
        faults.add(FaultRule.of(FaultKind.MALFORMED_BODY).first(1));
        assertThat(send(to("/abcdef")).body()).isEqualTo("/abc");
        assertThat(faults.struck()).containsEntry(FaultKind.THROTTLE_EMPTY, 2L);
    }

    @Test
    void aStormStrikesAboutThirtyPercentAndTheSameOnesAgainWithTheSameSeed() {
        List<Boolean> first = storm(7);
        assertThat(first.stream().filter(struck -> struck).count()).isBetween(220L, 360L);
        assertThat(storm(7)).isEqualTo(first);
        assertThat(storm(8)).isNotEqualTo(first);
    }

    @Test
    void everythingCanBeDoneFromOutside() throws Exception {
        assertThat(send(post("/_sandbox/faults", "{\"kind\":\"slow\",\"path\":\"/x\",\"delayMillis\":1,\"first\":1}"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(statuses("/x/123", 1)).containsExactly(200);
        assertThat(send(to("/_sandbox/faults")).body()).contains("\"kind\":\"SLOW\"", "\"struck\":0");
        assertThat(send(post("/_sandbox/faults", "{\"kind\":\"SLOW\",\"pth\":1}"))
                        .body())
                .contains("no [pth]");
        assertThat(send(to("/_sandbox/faults").DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(to("/_sandbox/faults")).body()).isEqualTo("[]");

        assertThat(send(post("/_sandbox/clock", "{\"advanceSeconds\":60}")).body())
                .isEqualTo("{\"now\":\"2026-11-22T00:01:00Z\"}");
        assertThat(send(post("/_sandbox/fault-mix", "{\"name\":\"stromy\"}")).body())
                .contains("stormy");
        assertThat(send(to("/_sandbox/stats")).body()).contains("\"GET /x/{id}\":1");

        assertThat(send(to("/_sandbox/records/Thing/1").PUT(BodyPublishers.ofString("{\"a\":1}")))
                        .body())
                .isEqualTo("{\"a\":1}");
        assertThat(send(to("/_sandbox/records/Thing")).body()).isEqualTo("[{\"a\":1}]");
        assertThat(send(to("/_sandbox/records/Thing/1").DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(to("/_sandbox/records/Thing/1")).statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> SimulatorServer.start(
                        "second", server.port(), clock, faults, dialect, new PlainLedger(records), this::echo))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("Port " + server.port() + ", wanted by second, is taken");
    }

    private List<Boolean> storm(long seed) {
        Faults storm = new Faults();
        storm.mix(FaultMix.STORMY, dialect, seed);
        Request request = new Request("GET", "/x", Map.of(), Map.of(), new byte[0]);
        return Stream.generate(() -> storm.strike(request).isPresent())
                .limit(1_000)
                .toList();
    }

    private Response echo(Request request) {
        done.incrementAndGet();
        String text = request.body().length == 0 ? request.path() : request.text() + " " + request.params("a");
        return Response.text(200, "text/plain", text);
    }

    private List<Integer> statuses(String path, int times) throws Exception {
        Integer[] statuses = new Integer[times];
        for (int i = 0; i < times; i++) {
            statuses[i] = send(to(path)).statusCode();
        }
        return List.of(statuses);
    }

    private HttpRequest.Builder post(String path, String body) {
        return to(path).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static final class PlainDialect implements FaultDialect {
        @Override
        public Set<FaultKind> kinds() {
            return EnumSet.allOf(FaultKind.class);
        }

        @Override
        public String apiPaths() {
            return "/.*";
        }

        @Override
        public Response throttled(BodyForm form, Fault fault) {
            return Response.empty(429);
        }

        @Override
        public Response serverError(Fault fault) {
            return Response.empty(fault.status());
        }

        @Override
        public Response unauthorized() {
            return Response.empty(401);
        }
    }

    private record PlainLedger(Records records) implements Ledger {
        @Override
        public Collection<String> resources() {
            return records.resources();
        }

        @Override
        public int count(String resource) {
            return records.count(resource);
        }

        @Override
        public Stream<ObjectNode> all(String resource) {
            return records.all(resource);
        }

        @Override
        public Optional<ObjectNode> get(String resource, String id) {
            return records.get(resource, id);
        }

        @Override
        public ObjectNode put(String resource, String id, ObjectNode fields) {
            ObjectNode record = get(resource, id).orElseGet(SandboxJson::object).setAll(fields);
            records.commit(List.of(Change.put(resource, id, record)));
            return record;
        }

        @Override
        public boolean delete(String resource, String id) {
            records.commit(List.of(Change.remove(resource, id)));
            return true;
        }
    }
}
