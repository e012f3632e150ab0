package io.revsync.sync.payments;

import io.revsync.revio.NewPayment;
import io.revsync.revio.Payment;
import io.revsync.revio.Payment.Application;
import io.revsync.revio.PaymentState;
import io.revsync.sync.Marker;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.RevioCommands;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.PaymentSettings;
import io.revsync.sync.settings.PaymentSettings.PaymentPolicy;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Decides what a QuickBooks payment needs in Rev.io. Pure but for the clock and the names of payment methods. */
final class ReceiptPlan {

    private final String realmId;
    private final DirectionSettings direction;
    private final PaymentSettings policy;
    private final PaymentMethodMap types;
    private final BooleanSupplier appliesByItself;
    private final Clock clock;

    /** @param appliesByItself whether QuickBooks applies payments to invoices without anybody's doing */
    ReceiptPlan(
            String realmId,
            DirectionSettings direction,
            PaymentSettings policy,
            PaymentMethodMap types,
            BooleanSupplier appliesByItself,
            Clock clock) {
        this.realmId = realmId;
        this.direction = direction;
        this.policy = policy;
        this.types = types;
        this.appliesByItself = appliesByItself;
        this.clock = clock;
    }

    /** What can be said of a payment at first sight: one that has to be looked into more closely is answered with nothing. */
    Optional<Decision> atFirstSight(ReceivedPayment payment, Optional<KeyLink> link) {
        RecordKey record = payment.record();
        String fingerprint = payment.fingerprint();
        boolean fromRevio = link.map(there -> there.origin() == Origin.REVIO).orElseGet(payment::cameFromRevio);
        if (fromRevio) {
            return Optional.of(new Decision.Skip(record, "It came from Rev.io."));
        }
        if (payment.isEmpty()) {
            return link.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Decision.Skip(record, "There is no money in it: it is void or applies credits."));
        }
        if (link.isPresent() && link.get().fingerprint().equals(fingerprint)) {
            return Optional.of(new Decision.Unchanged(record));
        }
        if (link.isEmpty() && !direction.reaches(Optional.of(payment.payment().txnDate()))) {
            return Optional.of(new Decision.Skip(
                    record,
                    "Received before the start date " + direction.startDate().orElseThrow() + "."));
        }
        return Optional.empty();
    }

    /** A payment whose currency is not the company's own: Rev.io tells none, so it has to be the one both know. */
    static Decision foreignCurrency(ReceivedPayment payment, String home) {
        return new Decision.Refuse(
                payment.record(),
                Reason.of(
                        payment.label() + " is in " + payment.payment().currency() + ", and Rev.io is kept in " + home
                                + ".",
                        "Enter it in Rev.io by hand, in " + home + "."));
    }

    /** A payment that has no link yet. */
    Decision decideNew(ReceivedPayment payment, Destination destination, KnownInRevio known) {
        List<Payment> there = known.payments().getOrDefault(destination.customerId(), List.of());
        String reference = Marker.reference(realmId, payment.id());
        Optional<Payment> sent = there.stream()
                .filter(each -> each.reference().equals(reference))
                .filter(each -> each.state() == PaymentState.POSTED)
                .findFirst();
        if (sent.isPresent()) {
            return sentBefore(payment, destination, sent.get(), known);
        }
        Optional<Decision> twin = new TwinPayments(there, known.linkedPayments().keySet(), realmId)
                .of(payment)
                .map(found -> twin(payment, found));
        return twin.orElseGet(() -> create(payment, destination, reference, known));
    }

    /** It was sent, and the link was lost. */
    private Decision sentBefore(ReceivedPayment payment, Destination destination, Payment sent, KnownInRevio known) {
        if (known.linkedPayments().containsKey(sent.id())) {
            return new Decision.Refuse(
                    payment.record(),
                    Reason.of(
                            "Rev.io payment " + sent.id() + " names " + payment.label()
                                    + " as its origin, but is linked with another.",
                            "Look at both payments, and unlink the wrong one."));
        }
        List<String> differences = differences(payment, destination, sent, known);
        return differences.isEmpty()
                ? linked(payment, sent.id(), Outcome.LINKED, "Found in Rev.io by its reference.")
                : new Decision.Refuse(payment.record(), edited(payment, sent, differences));
    }

    private Decision twin(ReceivedPayment payment, TwinPayments.Twin twin) {
        Payment found = twin.payment();
        return twin.certain()
                ? linked(payment, found.id(), Outcome.LINKED, "The same payment was in Rev.io already.")
                : new Decision.Refuse(
                        payment.record(),
                        Reason.of(
                                payment.label() + " looks like payment " + found.id()
                                        + " of Rev.io: same customer, same amount, same day, and nothing tells them apart.",
                                "If it is the same, give both the same reference number; if not, give each its own. Then it is linked, or sent."));
    }

    private Decision create(ReceivedPayment payment, Destination destination, String reference, KnownInRevio known) {
        Optional<String> type = types.of(payment.payment());
        if (type.isEmpty()) {
            return new Decision.Refuse(payment.record(), unknownType(payment));
        }
        Optional<Reason> tooMuch = destination.beyondWhatIsOpen(payment, known.billsById());
        if (tooMuch.isPresent()) {
            return new Decision.Refuse(payment.record(), tooMuch.get());
        }
        BigDecimal amount = payment.payment().totalAmt();
        NewPayment wanted = new NewPayment(
                destination.customerId(),
                amount,
                type.get(),
                reference,
                payment.payment().txnDate(),
                comments(payment),
                destination.settling(amount, known.billsById(), List.of()));
        return new Decision.Write(
                RevioCommands.create(payment.record(), payment.label(), wanted.body(), payment.fingerprint()));
    }

    private Reason unknownType(ReceivedPayment payment) {
        String method = types.methodOf(payment.payment())
                .map(name -> "the payment method \"" + name + "\"")
                .orElse("no payment method");
        return Reason.of(
                payment.label() + " has " + method + ", and the settings do not say which Rev.io payment type that is.",
                "Add it to the payment types from QuickBooks to Rev.io, or give \"*\" a type, which stands for all others.");
    }

    private static String comments(ReceivedPayment payment) {
        String number = payment.payment().paymentRefNum();
        return "QuickBooks payment " + payment.id() + (number.isEmpty() ? "" : ", reference " + number);
    }

    /** A payment that was sent, and is another now. */
    Decision decideEdited(
            ReceivedPayment payment,
            KeyLink link,
            Destination destination,
            Optional<Payment> there,
            KnownInRevio known) {
        String revioId = link.record().id();
        if (there.isEmpty()) {
            return new Decision.Refuse(
                    payment.record(),
                    Reason.of(
                            payment.label() + " was changed in QuickBooks, and its payment " + revioId
                                    + " is no longer in Rev.io.",
                            "Undo the change in QuickBooks, or unlink the payment so that it is sent again."));
        }
        List<String> differences = differences(payment, destination, there.get(), known);
        boolean counts = there.get().state() == PaymentState.POSTED;
        if (counts && differences.isEmpty()) {
            return linked(payment, revioId, Outcome.UNCHANGED, "");
        }
        Reason reason = edited(payment, there.get(), differences);
        return !counts || policy.onQuickBooksEdit() == PaymentPolicy.REVERSE
                ? new Decision.Replace(RevioCommands.replace(payment.record(), payment.label(), revioId), reason)
                : new Decision.Refuse(payment.record(), reason);
    }

    private List<String> differences(
            ReceivedPayment payment, Destination destination, Payment there, KnownInRevio known) {
        BigDecimal amount = payment.payment().totalAmt();
        List<Application> wanted = destination.settling(amount, known.billsById(), there.applications());
        Differences differences = new Differences()
                .money("amount", amount, there.amount())
                .text("customer", destination.customerId(), there.customerId())
                .text(
                        "date",
                        payment.payment().txnDate().toString(),
                        there.received().map(Object::toString).orElse(""))
                .text("type", types.of(payment.payment()).orElse(there.paymentType()), there.paymentType());
        List<String> ofThePayment = differences.found();
        List<String> all =
                differences.parts("bills", wanted, there.applications()).found();
        // What QuickBooks applied by itself nobody decided; the customer owes the same on both sides.
        return all.size() > ofThePayment.size() && appliesByItself.getAsBoolean() ? ofThePayment : all;
    }

    private static Reason edited(ReceivedPayment payment, Payment there, List<String> differences) {
        return Reason.of(
                payment.label() + " was changed in QuickBooks after it came to Rev.io as payment " + there.id() + ": "
                        + String.join("; ", differences) + ".",
                "Undo the change in QuickBooks, or reverse payment " + there.id()
                        + " in Rev.io: then it is sent anew as it is now. The settings can do that by themselves.");
    }

    /** A payment that was sent, and is void or gone now. */
    Decision decideUndone(RecordKey record, String label, String how, KeyLink link, Optional<Payment> there) {
        String revioId = link.record().id();
        boolean counts =
                there.filter(each -> each.state() == PaymentState.POSTED).isPresent();
        if (!counts) {
            return new Decision.Link(record, link(record, revioId, LinkState.REVERSED, ""), Outcome.UNCHANGED, "");
        }
        return policy.onQuickBooksDelete() == PaymentPolicy.REVERSE
                ? new Decision.Write(RevioCommands.takeBack(record, label, revioId))
                : new Decision.Refuse(
                        record,
                        Reason.of(
                                label + " was " + how + " in QuickBooks, but still counts in Rev.io as payment "
                                        + revioId + " ("
                                        + Amounts.shown(there.get().amount()) + ").",
                                "Reverse payment " + revioId
                                        + " in Rev.io, or enter it in QuickBooks again. The settings can do that by themselves."));
    }

    private Decision linked(ReceivedPayment payment, String revioId, Outcome outcome, String note) {
        KeyLink link = link(payment.record(), revioId, LinkState.LIVE, payment.fingerprint());
        return new Decision.Link(payment.record(), link, outcome, note);
    }

    private KeyLink link(RecordKey record, String revioId, LinkState state, String fingerprint) {
        return new KeyLink(
                new RecordKey(RecordType.PAYMENT, revioId),
                record.id(),
                Origin.QUICKBOOKS,
                state,
                "",
                fingerprint,
                clock.instant());
    }
}
