package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What all transactions share: ids counted together, closed books, void and delete, links to each other. */
abstract class Transactions extends Entity {

    static final String[] ALL = {"Invoice", "Payment", "CreditMemo", "Deposit"};

    private final Books books;
    private final Set<String> readOnly;

    Transactions(String name, List<Property> filterable, Books books, Set<String> readOnly) {
        super(name, filterable);
        this.books = books;
        this.readOnly = readOnly;
    }

    /** Transactions of all types are numbered together (recorded). */
    @Override
    final String[] idSequence() {
        return ALL.clone();
    }

    final Books books() {
        return books;
    }

    @Override
    final ObjectNode write(Work work, Operation operation, ObjectNode body) {
        books.schema().check(name(), body);
        return switch (operation) {
            case CREATE -> create(work, body);
            case UPDATE -> update(work, body);
            case VOID -> voidIt(work, body);
            case DELETE -> delete(work, body);
        };
    }

    private ObjectNode create(Work work, ObjectNode body) {
        ObjectNode record = writable(body, readOnly);
        dateOrToday(work, record);
        booksAreOpen(work, record);
        settle(work, record, null);
        return stampNew(work, record, null);
    }

    private ObjectNode update(Work work, ObjectNode body) {
        ObjectNode old = current(work, body);
        booksAreOpen(work, old);
        mayChange(old);
        ObjectNode record = merged(work, old, body, readOnly);
        taxIsComputedAnewWithTheLines(record, body);
        dateOrToday(work, record);
        booksAreOpen(work, record);
        settle(work, record, old);
        return stampChanged(work, record, old);
    }

    private ObjectNode voidIt(Work work, ObjectNode body) {
        ObjectNode old = current(work, body);
        booksAreOpen(work, old);
        mayChange(old);
        ObjectNode record = emptied(work, old);
        record.put(
                "PrivateNote",
                Wire.text(old, "PrivateNote")
                        .filter(note -> !note.startsWith("Voided"))
                        .map(note -> "Voided - " + note)
                        .orElse("Voided"));
        return stampChanged(work, record);
    }

    private ObjectNode delete(Work work, ObjectNode body) {
        ObjectNode old = current(work, body);
        booksAreOpen(work, old);
        mayChange(old);
        release(work, old);
        return erase(work, old);
    }

    /** Checks and derives every field. @param old null for a new one */
    abstract void settle(Work work, ObjectNode record, ObjectNode old);

    /** Takes up the effects on customers and linked transactions once the record has its id. */
    abstract void post(Work work, ObjectNode record, ObjectNode old);

    /** The record with nothing left of its amounts, and its effects taken back. */
    abstract ObjectNode emptied(Work work, ObjectNode old);

    /** Takes its effects back because it is to be deleted. */
    abstract void release(Work work, ObjectNode old);

    /** @throws ApiFault if other transactions forbid a change */
    abstract void mayChange(ObjectNode old);

    private ObjectNode stampNew(Work work, ObjectNode record, ObjectNode old) {
        stampNew(work, record);
        post(work, record, old);
        return record;
    }

    private ObjectNode stampChanged(Work work, ObjectNode record, ObjectNode old) {
        stampChanged(work, record);
        post(work, record, old);
        return record;
    }

    /** A total of tax once sent holds until lines come without one (DI: Invoice reference, TxnTaxDetail). */
    private static void taxIsComputedAnewWithTheLines(ObjectNode record, ObjectNode body) {
        if (body.has("Line") && !body.has("TxnTaxDetail") && record.has("TxnTaxDetail")) {
            record.withObjectProperty("TxnTaxDetail").remove("TotalTax");
        }
    }

    private static void dateOrToday(Work work, ObjectNode record) {
        String date = Wire.text(record, "TxnDate").orElseGet(() -> work.today().toString());
        record.put("TxnDate", date.substring(0, 10));
    }

    /** 6200 for a transaction dated on or before the date the books were closed. */
    private static void booksAreOpen(Work work, ObjectNode record) {
        work.preferences().bookCloseDate().ifPresent(closed -> {
            if (!LocalDate.parse(record.path("TxnDate").asText()).isAfter(closed)) {
                throw Errors.booksClosed(closed.toString());
            }
        });
    }

    /** 6000: a transaction's currency is its customer's (DI: Invoice reference, CurrencyRef). */
    static void currencyIsTheCustomers(Work work, ObjectNode record, ObjectNode customer) {
        String currency =
                Wire.ref(customer, "CurrencyRef").orElse(work.preferences().homeCurrency());
        if (!Wire.ref(record, "CurrencyRef").orElse(currency).equals(currency)) {
            throw Errors.business("The transaction's currency must be the customer's, " + currency + ".");
        }
        record.set("CurrencyRef", Wire.reference(currency, null));
    }

    static void link(ObjectNode record, String txnId, String txnType) {
        unlink(record, txnId, txnType);
        record.withArrayProperty("LinkedTxn").addObject().put("TxnId", txnId).put("TxnType", txnType);
    }

    static void unlink(ObjectNode record, String txnId, String txnType) {
        List<ObjectNode> links = new ArrayList<>(Wire.objects(record, "LinkedTxn"));
        links.removeIf(link -> link.path("TxnId").asText().equals(txnId)
                && link.path("TxnType").asText().equals(txnType));
        record.set("LinkedTxn", Wire.array(links));
    }

    static List<String> linked(ObjectNode record, String txnType) {
        return Wire.objects(record, "LinkedTxn").stream()
                .filter(link -> link.path("TxnType").asText().equals(txnType))
                .map(link -> link.path("TxnId").asText())
                .toList();
    }

    static ArrayNode noLinks(ObjectNode record) {
        return record.putArray("LinkedTxn");
    }
}
