package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Response;
import java.util.Optional;
import java.util.UUID;

/** Where notifications go. A receiver proves itself with the code it was sent in {@code X-Hook-Secret} before it gets any. */
final class WebhookReceiverResource extends Resource {
    static final String RECEIVERS = "WebhookReceivers";

    /** The codes are kept beside the receivers: no answer of the API shows them. */
    static final String CODES = "WebhookReceiverCodes";

    WebhookReceiverResource() {
        super(RECEIVERS, "webhook_receiver_id", Verb.CREATE, Verb.DELETE);
    }

    @Override
    String create(ObjectNode body, Work work) {
        String url = Fields.text(body, "url");
        new Validation()
                .require(url.matches("https?://[^\\s]+"), "The url field is required and must be a web address.")
                .refuseIfWrong();
        String id = work.insert(
                this,
                SandboxJson.object()
                        .put("url", url)
                        .put("description", Fields.text(body, "description"))
                        .put("active", false));
        work.put(CODES, id, SandboxJson.object().put("code", UUID.randomUUID().toString()));
        work.handshake(id);
        return id;
    }

    /** {@code POST /v1/WebhookReceivers/{id}/activate} with the code that was sent to the URL. */
    @Override
    Optional<Response> act(String action, ObjectNode receiver, ObjectNode body, Work work) {
        if (!action.equals("activate")) {
            return Optional.empty();
        }
        String id = receiver.path(idField()).asText();
        new Validation()
                .require(isCode(id, Fields.text(body, "code"), work), "The code is not the one sent to the receiver.")
                .refuseIfWrong();
        activate(id, work);
        return Optional.of(Response.json(200, SandboxJson.object().put("ok", true)));
    }

    /** Deleting a receiver ends its subscriptions. */
    @Override
    void delete(ObjectNode receiver, Work work) {
        String id = receiver.path(idField()).asText();
        work.books()
                .all(WebhookSubscriptionResource.SUBSCRIPTIONS)
                .filter(subscription -> Fields.text(subscription, idField()).equals(id))
                .forEach(subscription -> work.remove(
                        WebhookSubscriptionResource.SUBSCRIPTIONS,
                        Fields.text(subscription, "webhook_subscription_id")));
        work.remove(CODES, id);
    }

    static boolean isCode(String id, String code, Work work) {
        return work.get(CODES, id)
                .map(kept -> Fields.text(kept, "code").equals(code))
                .orElse(false);
    }

    static void activate(String id, Work work) {
        work.get(RECEIVERS, id).ifPresent(receiver -> work.update(RECEIVERS, id, receiver.put("active", true)));
    }
}
