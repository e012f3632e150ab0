package io.revsync.sandbox.revio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.http.SandboxServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private final BlockingQueue<Request> heard = new LinkedBlockingQueue<>();
    private final SandboxServer receiver = SandboxServer.start("receiver", 0, this::hear);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aReceiverThatEchoesTheCodeIsActiveAndHearsOfWhatItSubscribedTo() throws Exception {
        try (RevioSimulator revio = start(WebhookMode.ORDERLY)) {
            Caller caller = new Caller(revio);
            long id = register(caller, "/echo");
            assertThat(next().header("X-Hook-Secret")).isPresent();
            subscribe(caller, id, "PAYMENT_CREATED");
            assertThat(caller.post(
                                    "/v1/WebhookSubscriptions",
                                    "{\"webhook_receiver_id\": " + id + ", \"event_type\": \"SUNRISE\"}")
                            .status())
                    .isEqualTo(400);
            awaitActive(caller, id);
            pay(caller);
            JsonNode notice = body(next());
            assertThat(notice.path("event_type").asText()).isEqualTo("PAYMENT_CREATED");
            assertThat(notice.path("object_id").asInt()).isEqualTo(1);
            assertThat(notice.path("created_date").asText()).isEqualTo("2026-03-10T12:00:00");
            assertThat(notice.size()).as("a pointer, not the record").isEqualTo(4);
        }
    }

    @Test
    void aReceiverThatDoesNotEchoHearsNothingUntilItIsActivatedWithTheCode() throws Exception {
        try (RevioSimulator revio = start(WebhookMode.ORDERLY)) {
            Caller caller = new Caller(revio);
            long id = register(caller, "/silent");
            String code = next().header("X-Hook-Secret").orElseThrow();
            subscribe(caller, id, "PAYMENT_CREATED");
            pay(caller);
            assertThat(caller.post("/v1/WebhookReceivers/" + id + "/activate", "{\"code\": \"guess\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(caller.get("/v1/WebhookReceivers/" + id).json().toString())
                    .doesNotContain(code);
            assertThat(caller.post("/v1/WebhookReceivers/" + id + "/activate", "{\"code\": \"" + code + "\"}")
                            .status())
                    .isEqualTo(200);
            pay(caller);
            assertThat(body(next()).path("object_id").asInt())
                    .as("the second payment")
                    .isEqualTo(2);
        }
    }

    @Test
    void unrulyWebhooksComeTwiceAndOutOfOrder() throws Exception {
        try (RevioSimulator revio = start(WebhookMode.UNRULY)) {
            Caller caller = new Caller(revio);
            long id = register(caller, "/echo");
            next();
            subscribe(caller, id, "PAYMENT_CREATED");
            awaitActive(caller, id);
            pay(caller);
            pay(caller);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                order.add(body(next()).path("object_id").asInt());
            }
            assertThat(order).containsExactly(1, 2, 1);
        }
    }

    @Test
    void deletingAReceiverEndsItsSubscriptions() {
        try (RevioSimulator revio = start(WebhookMode.ORDERLY)) {
            Caller caller = new Caller(revio);
            long id = register(caller, "/echo");
            subscribe(caller, id, "BILL_CREATED");
            assertThat(caller.delete("/v1/WebhookReceivers/" + id).status()).isEqualTo(200);
            assertThat(caller.get("/v1/WebhookSubscriptions").records()).isEmpty();
        }
    }

    private static RevioSimulator start(WebhookMode mode) {
        return RevioSimulator.start(
                new SmallBooks().customer(1).bill(10, 1, 2, "100.00").options().withWebhooks(mode));
    }

    private long register(Caller caller, String path) {
        return caller.post(
                        "/v1/WebhookReceivers",
                        "{\"url\": \"" + receiver.url() + path + "\", \"description\": \"sync\"}")
                .json()
                .path("id")
                .asLong();
    }

    private static void subscribe(Caller caller, long receiver, String type) {
        assertThat(caller.post(
                                "/v1/WebhookSubscriptions",
                                "{\"webhook_receiver_id\": " + receiver + ", \"event_type\": \"" + type + "\"}")
                        .status())
                .isEqualTo(201);
    }

    /** The handshake's answer is worked in beside the requests; asking again is the only way to know. */
    private static void awaitActive(Caller caller, long receiver) {
        for (int tries = 0; tries < 2_000; tries++) {
            if (caller.get("/v1/WebhookReceivers/" + receiver)
                    .json()
                    .path("active")
                    .asBoolean()) {
                return;
            }
        }
        throw new AssertionError("the receiver never became active");
    }

    private static void pay(Caller caller) {
        assertThat(caller.post("/v1/Payments", "{\"customer_id\": 1, \"amount\": 1, \"reference_number\": \"\"}")
                        .status())
                .isEqualTo(201);
    }

    private Request next() throws InterruptedException {
        Request request = heard.poll(5, TimeUnit.SECONDS);
        assertThat(request).as("a webhook within five seconds").isNotNull();
        return request;
    }

    private static JsonNode body(Request request) throws JsonProcessingException {
        return request.json();
    }

    private Response hear(Request request) {
        heard.add(request);
        Response ok = Response.empty(200);
        return request.path().equals("/echo")
                ? request.header("X-Hook-Secret")
                        .map(code -> ok.with("X-Hook-Secret", code))
                        .orElse(ok)
                : ok;
    }
}
