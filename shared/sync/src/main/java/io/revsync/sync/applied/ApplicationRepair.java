package io.revsync.sync.applied;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.Payment.Application;
import io.revsync.sync.company.ForeignCurrency;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.Operation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be done about a payment, or about the application of a credit, that QuickBooks refused. */
public final class ApplicationRepair {

    /** "Business validation": among others, more is applied to an invoice than is open. */
    private static final int BUSINESS_RULE = 6000;

    /** "The transactions cannot be linked": among others, an invoice of another customer. */
    private static final int CANNOT_LINK = 620;

    private final QuickBooksClient quickBooks;
    private final ForeignCurrency foreign;
    /** Records of which Rev.io tells the bill but not how much it took. */
    private final Set<String> amountsUntold = ConcurrentHashMap.newKeySet();

    public ApplicationRepair(QuickBooksClient quickBooks) {
        this.quickBooks = quickBooks;
        this.foreign = new ForeignCurrency(quickBooks);
    }

    /** Takes note of what a record's command will not tell any more. */
    public void remember(String recordId, List<Application> applications) {
        if (!applications.stream().allMatch(Application::exact)) {
            amountsUntold.add(recordId);
        }
    }

    public Repair of(Command command, Fault fault, Deadline deadline) {
        int code = fault.gravest().code();
        if (fault.kind() == FaultKind.LOCKED) {
            return new Repair.GiveUp(deposited(command));
        }
        if (code == CANNOT_LINK && command.operation() != Operation.VOID) {
            return anotherCustomer(command, fault, deadline);
        }
        if (code == BUSINESS_RULE && command.operation() != Operation.VOID) {
            return perhapsTooMuch(command, fault, deadline);
        }
        return giveUp(command, fault, deadline);
    }

    private Repair giveUp(Command command, Fault fault, Deadline deadline) {
        return new Repair.GiveUp(foreign.of(command, deadline)
                .orElseGet(() -> Reason.of(
                        "QuickBooks refuses " + command.label() + ". "
                                + fault.gravest().sentence(),
                        fault.gravest().advice().remedy())));
    }

    /** 6540: money on a bank deposit does not change under the bookkeeper's hands. */
    private static Reason deposited(Command command) {
        boolean undone = command.operation() == Operation.VOID;
        return Reason.of(
                undone
                        ? "The " + command.label() + " is on a bank deposit in QuickBooks and cannot be voided there."
                        : "The " + command.label()
                                + " changed in Rev.io, but is on a bank deposit in QuickBooks and cannot be changed there.",
                "Take the payment off the deposit in QuickBooks; it is then "
                        + (undone ? "voided" : "changed")
                        + " by itself within a day, or at once when it is retried. If the deposit shall stay, enter the"
                        + " difference in QuickBooks by hand.");
    }

    /**
     * 620: a parent pays for its sub-customer. QuickBooks takes that only where the sub-customer is billed with its parent; so the
     * money goes to whom it pays for, if that is one customer.
     */
    private Repair anotherCustomer(Command command, Fault fault, Deadline deadline) {
        Map<String, Invoice> invoices = invoices(command, deadline);
        Set<String> customers = invoices.values().stream()
                .map(invoice -> invoice.customer().value())
                .collect(Collectors.toSet());
        String payer = command.body().path("CustomerRef").path("value").asText();
        if (customers.size() == 1 && !customers.contains(payer)) {
            ObjectNode body = command.body().deepCopy();
            body.putObject("CustomerRef").put("value", customers.iterator().next());
            return new Repair.Instead(command.again(body));
        }
        if (customers.size() > 1) {
            return new Repair.GiveUp(
                    Reason.of(
                            "The " + command.label() + " pays invoices of " + customers.size()
                                    + " customers, which QuickBooks takes only from a parent that is billed for them.",
                            "Tick \"Bill parent customer\" at the sub-customers in QuickBooks, or split the payment in Rev.io."));
        }
        return giveUp(command, fault, deadline);
    }

    /**
     * 6000: more is applied than is open, because something else was applied in QuickBooks. Where QuickBooks applies payments by itself, or
     * Rev.io does not tell how much a bill took, what fits is applied; otherwise a person has to look.
     */
    private Repair perhapsTooMuch(Command command, Fault fault, Deadline deadline) {
        Map<String, Invoice> invoices = invoices(command, deadline);
        Map<String, BigDecimal> before = appliedBefore(command, deadline);
        Map<String, BigDecimal> fitting = new LinkedHashMap<>();
        Optional<Reason> tooMuch = Optional.empty();
        for (Map.Entry<String, BigDecimal> part :
                PaymentLines.ofInvoices(command.body()).entrySet()) {
            Invoice invoice = invoices.get(part.getKey());
            BigDecimal open = invoice == null
                    ? BigDecimal.ZERO
                    : invoice.balance().add(before.getOrDefault(part.getKey(), BigDecimal.ZERO));
            if (part.getValue().compareTo(open) > 0) {
                tooMuch = tooMuch.or(() -> Optional.of(tooMuch(command, part, invoice, open)));
            }
            BigDecimal fits = part.getValue().min(open);
            if (fits.signum() > 0) {
                fitting.put(part.getKey(), fits);
            }
        }
        if (tooMuch.isEmpty()) {
            return giveUp(command, fault, deadline);
        }
        ObjectNode body = command.body().deepCopy();
        Set<String> creditMemos = PaymentLines.ofCreditMemos(body).keySet();
        boolean nothingLeft = fitting.isEmpty() && !creditMemos.isEmpty();
        if (nothingLeft || !mayTrim(command, deadline)) {
            return new Repair.TryLater(tooMuch.get());
        }
        if (creditMemos.isEmpty()) {
            PaymentLines.toInvoices(body, fitting);
        } else {
            PaymentLines.toInvoices(body, fitting, creditMemos.iterator().next());
        }
        return new Repair.Instead(command.again(body));
    }

    private boolean mayTrim(Command command, Deadline deadline) {
        return amountsUntold.contains(command.record().id())
                || quickBooks.preferences(deadline).autoApplyPayments()
                || quickBooks.preferences(deadline).autoApplyCredit();
    }

    private static Reason tooMuch(
            Command command, Map.Entry<String, BigDecimal> part, Invoice invoice, BigDecimal open) {
        String name = invoice == null ? part.getKey() : invoice.docNumber();
        return Reason.of(
                "Of " + command.label() + ", " + part.getValue().toPlainString() + " is applied to invoice " + name
                        + ", of which only " + open.toPlainString() + " is open in QuickBooks.",
                "See in QuickBooks what else is applied to the invoice, and take off what does not belong there; the"
                        + " rest follows by itself.");
    }

    private Map<String, Invoice> invoices(Command command, Deadline deadline) {
        List<String> ids = List.copyOf(PaymentLines.ofInvoices(command.body()).keySet());
        return Query.inChunks(Entity.INVOICE, "Id", ids).stream()
                .flatMap(query -> quickBooks.query(query, deadline))
                .collect(Collectors.toMap(Invoice::id, Function.identity(), (one, same) -> one));
    }

    /** What the payment as it stands in QuickBooks applies, which an update gives back before it applies anew. */
    private Map<String, BigDecimal> appliedBefore(Command command, Deadline deadline) {
        return command.operation() == Operation.CREATE
                ? Map.of()
                : quickBooks
                        .read(Entity.PAYMENT, command.body().path("Id").asText(), deadline)
                        .map(Payment::json)
                        .map(PaymentLines::ofInvoices)
                        .orElse(Map.of());
    }
}
