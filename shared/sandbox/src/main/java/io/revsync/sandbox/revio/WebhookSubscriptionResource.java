package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.util.Set;

/** Which receiver hears of which kind of event. */
final class WebhookSubscriptionResource extends Resource {
    static final String SUBSCRIPTIONS = "WebhookSubscriptions";

    private static final Set<String> EVENT_TYPES = Set.of(
            "CUSTOMER_CREATED",
            "CUSTOMER_STATUS_CHANGED",
            "CHARGE_CREATED",
            "BILL_CREATED",
            "PAYMENT_CREATED",
            "PAYMENT_VOIDED",
            "PAYMENT_REVERSED",
            "PAYMENT_AUTO_DEBIT_SUCCESS",
            "PAYMENT_AUTO_DEBIT_FAILURE",
            "REQUEST_CREATED",
            "REQUEST_STATUS_CHANGED",
            "ORDER_CREATED",
            "ORDER_STATUS_CHANGED",
            "RATING_COMPLETED",
            "INVENTORY_UNASSIGNED");

    WebhookSubscriptionResource() {
        super(SUBSCRIPTIONS, "webhook_subscription_id", Verb.CREATE, Verb.DELETE);
        filters(Filter.id("webhook_receiver_id"), Filter.text("event_type"));
    }

    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        String receiver =
                BodyRules.reference(body, "webhook_receiver_id", WebhookReceiverResource.RECEIVERS, work, validation);
        String type = Fields.text(body, "event_type");
        validation.require(EVENT_TYPES.contains(type), "The event_type '" + type + "' does not exist.");
        validation.refuseIfWrong();
        return work.insert(
                this,
                SandboxJson.object()
                        .put("webhook_receiver_id", Long.parseLong(receiver))
                        .put("event_type", type));
    }
}
