package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Deposit: payments brought to the bank. The API only reads them here; somebody who works in QuickBooks makes and deletes
 * them, and the payments on them cannot be changed meanwhile.
 */
final class Deposits extends Entity {

    Deposits() {
        super("Deposit", List.of(Property.of("TxnDate", Kind.DATE), Property.of("TotalAmt", Kind.DECIMAL)));
    }

    @Override
    String[] idSequence() {
        return Transactions.ALL.clone();
    }

    @Override
    ObjectNode write(Work work, Operation operation, ObjectNode body) {
        if (!work.byPerson()) {
            return super.write(work, operation, body);
        }
        return switch (operation) {
            case CREATE -> {
                ObjectNode deposit = stampNew(work, writable(body, Set.of()));
                String id = deposit.path("Id").asText();
                eachPayment(work, deposit, payment -> Transactions.link(payment, id, "Deposit"));
                yield deposit;
            }
            case UPDATE -> throw Errors.unsupportedOperation("update of Deposit");
            case DELETE, VOID -> {
                ObjectNode deposit = current(work, body);
                String id = deposit.path("Id").asText();
                eachPayment(work, deposit, payment -> Transactions.unlink(payment, id, "Deposit"));
                yield erase(work, deposit);
            }
        };
    }

    private static void eachPayment(Work work, ObjectNode deposit, Consumer<ObjectNode> change) {
        for (ObjectNode line : Wire.objects(deposit, "Line")) {
            for (ObjectNode link : Wire.objects(line, "LinkedTxn")) {
                String id = link.path("TxnId").asText();
                ObjectNode payment = work.referred(Payments.NAME, id);
                change.accept(payment);
                work.draft().put(Payments.NAME, id, payment);
            }
        }
    }
}
