package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Records;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends handshakes and notifications, one after another, beside the requests that caused them. */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final String SECRET_HEADER = "X-Hook-Secret";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Records records;
    private final Clock clock;
    private final WebhookMode mode;
    private final AtomicLong lastEventId = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "revio-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    /** The last notification, which an unruly sender sends again. Only the sender's thread touches it. */
    private Optional<ObjectNode> before = Optional.empty();

    Webhooks(Records records, Clock clock, WebhookMode mode) {
        this.records = records;
        this.clock = clock;
        this.mode = mode;
    }

    /** Sends what a piece of work has caused; returns at once. */
    void send(Work work) {
        if (mode != WebhookMode.NONE
                && !(work.handshakes().isEmpty() && work.events().isEmpty())) {
            sender.execute(() -> {
                work.handshakes().forEach(this::handshake);
                work.events().forEach(this::tell);
            });
        }
    }

    /** The receiver is active at once when it answers 200 and echoes the code; otherwise it may activate later. */
    private void handshake(String receiverId) {
        Optional<ObjectNode> receiver = records.get(WebhookReceiverResource.RECEIVERS, receiverId);
        Optional<String> code =
                records.get(WebhookReceiverResource.CODES, receiverId).map(kept -> Fields.text(kept, "code"));
        if (receiver.isEmpty() || code.isEmpty()) {
            return;
        }
        HttpRequest request = request(receiver.get(), SandboxJson.object())
                .header(SECRET_HEADER, code.get())
                .build();
        post(request)
                .filter(answer -> answer.statusCode() == 200)
                .filter(answer -> answer.headers().firstValue(SECRET_HEADER).equals(code))
                .ifPresent(answer -> records.write(draft -> {
                    WebhookReceiverResource.activate(receiverId, new Work(draft, clock));
                    return null;
                }));
    }

    private void tell(Work.Event event) {
        ObjectNode body = SandboxJson.object()
                .put("event_id", lastEventId.incrementAndGet())
                .put("event_type", event.type())
                .put("created_date", event.createdDate())
                .put("object_id", Long.parseLong(event.objectId()));
        notifyReceivers(body);
        if (mode == WebhookMode.UNRULY) {
            before.ifPresent(this::notifyReceivers);
            before = Optional.of(body);
        }
    }

    private void notifyReceivers(ObjectNode body) {
        List<ObjectNode> subscriptions = records.read(
                () -> records.all(WebhookSubscriptionResource.SUBSCRIPTIONS).toList());
        for (ObjectNode subscription : subscriptions) {
            if (Fields.text(subscription, "event_type").equals(Fields.text(body, "event_type"))) {
                records.get(WebhookReceiverResource.RECEIVERS, Fields.text(subscription, "webhook_receiver_id"))
                        .filter(receiver -> receiver.path("active").asBoolean())
                        .ifPresent(receiver -> post(request(receiver, body).build()));
            }
        }
    }

    private static HttpRequest.Builder request(ObjectNode receiver, ObjectNode body) {
        return HttpRequest.newBuilder(URI.create(Fields.text(receiver, "url")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(SandboxJson.write(body)));
    }

    /** No retry: no document tells of any. */
    private Optional<HttpResponse<Void>> post(HttpRequest request) {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.discarding()));
        } catch (IOException e) {
            LOG.info("Webhook receiver {} could not be reached: {}", request.uri(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        sender.shutdownNow();
        try {
            if (!sender.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.debug("A webhook is still being sent while the simulator closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
