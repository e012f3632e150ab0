package io.revsync.sync.payments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.revio.Payment;
import io.revsync.revio.PaymentState;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.applied.AppliedParts;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.Reason;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import java.time.LocalDate;
import java.util.Optional;

/** Decides what a payment needs. Pure, but for what the connected company is asked for if something has to be written. */
final class PaymentPlan {

    private final Settings settings;
    private final DirectionSettings direction;
    private final PaymentTypeMap types;

    PaymentPlan(Settings settings, DirectionSettings direction) {
        this.settings = settings;
        this.direction = direction;
        this.types = new PaymentTypeMap(settings.paymentTypes().toQuickBooks());
    }

    /** Whether the payment was received on or after the start date. */
    boolean travels(Payment payment) {
        return direction.reaches(payment.received());
    }

    Decision decide(
            Payment payment, Optional<KeyLink> link, KnownOfPage known, PaymentMethods methods, CompanyRules company) {
        RecordKey record = key(payment);
        if (link.isPresent() && link.get().origin() == Origin.QUICKBOOKS) {
            return bornInQuickBooks(payment, link.get());
        }
        if (!travels(payment)) {
            return new Decision.Skip(
                    record,
                    "Received before the start date " + direction.startDate().orElseThrow() + ".");
        }
        if (payment.amount().signum() == 0) {
            return new Decision.Skip(record, "A payment of nothing does not travel.");
        }
        return switch (payment.state()) {
            case POSTED -> posted(payment, link, known, methods, company);
            case VOIDED, REVERSED -> undone(payment, link);
            case UNKNOWN ->
                new Decision.Refuse(
                        record,
                        Reason.of(
                                "Rev.io tells a status of payment " + payment.id() + " that is not known here.",
                                "Look at the payment in Rev.io; post, reverse or void it."));
        };
    }

    /** It is not sent back; but one that was taken back in Rev.io still counts where it was entered. */
    private static Decision bornInQuickBooks(Payment payment, KeyLink link) {
        boolean undone = payment.state() == PaymentState.VOIDED || payment.state() == PaymentState.REVERSED;
        if (!undone || link.state() != LinkState.LIVE) {
            return new Decision.Skip(key(payment), "It was born in QuickBooks.");
        }
        return new Decision.Refuse(
                key(payment),
                Reason.of(
                        "Payment " + payment.id() + " was " + undone(payment)
                                + " in Rev.io, but QuickBooks payment " + link.quickBooksId()
                                + ", which it came from, still counts there.",
                        "Void or delete payment " + link.quickBooksId()
                                + " in QuickBooks if the money never came; otherwise unlink it, so that it is sent again."));
    }

    private static String undone(Payment payment) {
        return payment.state() == PaymentState.REVERSED ? "reversed" : "voided";
    }

    /** The payment never was, or came back: what it paid is open again. */
    private static Decision undone(Payment payment, Optional<KeyLink> link) {
        String undone = undone(payment);
        return link.filter(there -> there.state() == LinkState.LIVE)
                .map(there -> voiding(payment, undone, there.quickBooksId(), there.syncToken(), there.fingerprint()))
                .orElseGet(() -> new Decision.Skip(key(payment), "It was " + undone + ", and is not in QuickBooks."));
    }

    private static Decision voiding(Payment payment, String undone, String id, String syncToken, String fingerprint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Id", id).put("SyncToken", syncToken);
        return new Decision.Write(new Command(
                key(payment), undone + " " + label(payment), Operation.VOID, body, fingerprint, Optional.empty(), 0));
    }

    /** Voids the payment that a lost link had led to. */
    static Decision voidFound(Payment payment, io.revsync.quickbooks.Payment found) {
        return voiding(payment, "voided or reversed", found.id(), found.syncToken(), "");
    }

    private Decision posted(
            Payment payment, Optional<KeyLink> link, KnownOfPage known, PaymentMethods methods, CompanyRules company) {
        RecordKey record = key(payment);
        AppliedParts parts = AppliedParts.of(payment.applications(), known.invoices());
        Optional<String> method = types.methodOf(payment.paymentType());
        Optional<Reason> refusal = refusal(payment, parts, method);
        if (refusal.isPresent()) {
            return new Decision.Refuse(record, refusal.get());
        }
        Optional<KeyLink> customer = Optional.ofNullable(known.customers().get(payment.customerId()));
        if (customer.isEmpty()) {
            return waitFor(
                    payment, new RecordKey(RecordType.CUSTOMER, payment.customerId()), "is received from customer");
        }
        if (parts.waitsFor().isPresent()) {
            return waitFor(
                    payment, new RecordKey(RecordType.BILL, parts.waitsFor().get()), "pays bill");
        }
        ObjectNode desired = PaymentBody.desired(
                payment,
                customer.get().quickBooksId(),
                parts.toInvoices(),
                method.orElseThrow(),
                settings.payments().depositToAccountId());
        String fingerprint = Fingerprint.of(desired);
        Optional<KeyLink> live = link.filter(there -> there.state() == LinkState.LIVE);
        if (live.isPresent() && live.get().fingerprint().equals(fingerprint)) {
            return new Decision.Unchanged(record);
        }
        return write(payment, desired, fingerprint, live, methods, company);
    }

    private Decision write(
            Payment payment,
            ObjectNode desired,
            String fingerprint,
            Optional<KeyLink> link,
            PaymentMethods methods,
            CompanyRules company) {
        LocalDate date = payment.received().orElseThrow();
        Optional<LocalDate> posted =
                company.postingDate(date, settings.invoices().closedPeriod());
        if (posted.isEmpty()) {
            return new Decision.Refuse(key(payment), company.closed("Payment " + payment.id(), date));
        }
        ObjectNode body = desired.deepCopy();
        body.put("TxnDate", posted.get().toString());
        company.putCurrency(body);
        if (body.has("PaymentMethodRef")) {
            String wanted = body.path("PaymentMethodRef").path("value").asText();
            Optional<String> method = methods.idOf(wanted);
            if (method.isEmpty()) {
                return new Decision.Refuse(key(payment), noSuchMethod(payment, wanted));
            }
            body.putObject("PaymentMethodRef").put("value", method.get());
        }
        link.ifPresent(there -> body.put("Id", there.quickBooksId())
                .put("SyncToken", there.syncToken())
                .put("sparse", true));
        return new Decision.Write(new Command(
                key(payment),
                label(payment),
                link.isPresent() ? Operation.UPDATE : Operation.CREATE,
                body,
                fingerprint,
                Optional.of(payment.amount()),
                0));
    }

    private static Reason noSuchMethod(Payment payment, String wanted) {
        return Reason.of(
                "The settings make payment type " + payment.paymentType() + " of payment " + payment.id() + " \""
                        + wanted + "\", and QuickBooks has no active payment method of that name.",
                "Choose an existing payment method in the settings, or add \"" + wanted + "\" in QuickBooks.");
    }

    private static Optional<Reason> refusal(Payment payment, AppliedParts parts, Optional<String> method) {
        if (payment.received().isEmpty()) {
            return Optional.of(Reason.of(
                    "Payment " + payment.id() + " has no date, and QuickBooks needs one.",
                    "Give the payment its date in Rev.io."));
        }
        if (payment.amount().signum() < 0) {
            return Optional.of(Reason.of(
                    "Payment " + payment.id() + " is of " + payment.amount().toPlainString()
                            + ", and QuickBooks has no payment below zero.",
                    "If money was paid back, enter a refund in QuickBooks; otherwise correct the payment in Rev.io."));
        }
        if (!parts.fitInto(payment.amount())) {
            return Optional.of(Reason.of(
                    "Payment " + payment.id() + " is of " + payment.amount().toPlainString() + ", but "
                            + parts.sum().toPlainString() + " of it is applied to bills in Rev.io.",
                    "Correct in Rev.io what the payment is applied to."));
        }
        if (method.isEmpty()) {
            return Optional.of(Reason.of(
                    "Payment " + payment.id() + " is of type " + payment.paymentType()
                            + ", for which the settings name no QuickBooks payment method.",
                    "Add " + payment.paymentType()
                            + " to the payment types in the settings, or a method for all others under \"*\"."));
        }
        return Optional.empty();
    }

    private static Decision waitFor(Payment payment, RecordKey on, String how) {
        return new Decision.Wait(
                key(payment),
                on,
                Reason.of(
                        "Payment " + payment.id() + " " + how + " " + on.id() + ", which is not in QuickBooks yet.",
                        "Nothing needs to be done if " + on.type().revioName() + " " + on.id()
                                + " travels; if it is on the list of problems itself, mend it there."));
    }

    private static String label(Payment payment) {
        return "payment " + payment.id() + " of customer " + payment.customerId();
    }

    private static RecordKey key(Payment payment) {
        return new RecordKey(RecordType.PAYMENT, payment.id());
    }
}
