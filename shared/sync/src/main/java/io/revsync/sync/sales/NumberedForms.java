package io.revsync.sync.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.CreditMemo;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.quickbooks.Transaction;
import io.revsync.sync.Marker;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import java.util.List;
import java.util.Optional;

/** Invoices and credit memos found by their number, which tells of a second one before it is made. */
public final class NumberedForms {

    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;

    public NumberedForms(QuickBooksClient quickBooks, KeyLinks keyLinks) {
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
    }

    /** The form a lost create command made: it has the number and our marker, and was not voided. */
    public Optional<QuickBooksRecord> ours(Command create, Deadline deadline) {
        return numbered(create, deadline).stream()
                .filter(form -> isOurs(form, create))
                .map(QuickBooksRecord.class::cast)
                .findFirst();
    }

    /** 6140: adopt the form that has the number only if it is ours. */
    public Repair numberTaken(Command command, Fault fault, Deadline deadline) {
        Optional<? extends Transaction> existing = fault.existingId()
                .<Transaction>flatMap(id -> read(command, id, deadline))
                .or(() -> numbered(command, deadline).stream().findFirst());
        if (command.operation() == Operation.CREATE
                && existing.isPresent()
                && isOurs(existing.get(), command)
                && keyLinks.byQuickBooksId(
                                command.record().type(), existing.get().id())
                        .isEmpty()) {
            ObjectNode body = command.body().deepCopy();
            body.put("Id", existing.get().id())
                    .put("SyncToken", existing.get().syncToken())
                    .put("sparse", true);
            return new Repair.Instead(command.again(Operation.UPDATE, body));
        }
        String number = command.body().path("DocNumber").asText();
        return new Repair.GiveUp(Reason.of(
                "The number " + number + " of " + command.label()
                        + " is already used in QuickBooks by a transaction that did not come from Rev.io"
                        + existing.map(form -> " (" + entity(command).name() + " id " + form.id() + ", "
                                        + form.totalAmt() + ")")
                                .orElse("")
                        + ".",
                "Set an invoice prefix in the settings, or renumber the transaction in QuickBooks."));
    }

    private Optional<? extends Transaction> read(Command command, String id, Deadline deadline) {
        return entity(command) == Entity.INVOICE
                ? quickBooks.read(Entity.INVOICE, id, deadline)
                : quickBooks.read(Entity.CREDIT_MEMO, id, deadline);
    }

    private List<? extends Transaction> numbered(Command command, Deadline deadline) {
        String number = command.body().path("DocNumber").asText();
        if (entity(command) == Entity.INVOICE) {
            Query<Invoice> invoices = Query.from(Entity.INVOICE).where("DocNumber", Comparison.EQ, number);
            return quickBooks.queryAll(invoices, deadline);
        }
        Query<CreditMemo> memos = Query.from(Entity.CREDIT_MEMO).where("DocNumber", Comparison.EQ, number);
        return quickBooks.queryAll(memos, deadline);
    }

    private static Entity<?> entity(Command command) {
        return command.record().type().entity();
    }

    private static boolean isOurs(Transaction form, Command command) {
        return Marker.idIn(form.privateNote(), command.record().type())
                        .equals(Optional.of(command.record().id()))
                && !form.voided();
    }
}
