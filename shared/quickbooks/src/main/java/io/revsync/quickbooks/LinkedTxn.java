package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A link to another transaction.
 *
 * @param type Invoice, CreditMemo, Payment, JournalEntry, Expense, Check, CreditCardCredit, ...
 */
public record LinkedTxn(String id, String type) {

    static List<LinkedTxn> of(ObjectNode holder) {
        return Fields.objects(holder.path("LinkedTxn")).stream()
                .map(link -> new LinkedTxn(Fields.text(link, "TxnId"), Fields.text(link, "TxnType")))
                .toList();
    }

    /** Whether it is of this kind. */
    public boolean is(Entity<?> entity) {
        return entity.name().equals(type);
    }
}
