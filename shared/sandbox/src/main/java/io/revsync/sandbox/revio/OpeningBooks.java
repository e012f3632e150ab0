package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.RecordShape;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.store.Change;
import io.revsync.sandbox.store.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the starting books into a new ledger, once: a ledger that outlived its process is taken as it is. */
final class OpeningBooks {
    private static final String LOADED = "starting-books-loaded";
    private static final String FILE = "revio.jsonl";
    private static final int RECORDS_A_COMMIT = 1_000;

    private OpeningBooks() {}

    /**
     * Opens the ledger with its indexes in place.
     *
     * @param journal a folder, null for a ledger that ends with the process
     */
    static Records open(Path journal, Supplier<StartingBooks> books) {
        Records records = journal == null ? Records.temporary() : Records.journaled(journal.resolve(FILE));
        if (journal != null
                && records.blob(LOADED).isEmpty()
                && !records.resources().isEmpty()) {
            records.close(); // a process died while it was loading: begin again
            records = begunAgain(journal.resolve(FILE));
        }
        index(records);
        if (records.blob(LOADED).isEmpty()) {
            load(books.get(), records);
        }
        return records;
    }

    private static Records begunAgain(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The half-loaded ledger " + file + " cannot be removed", e);
        }
        return Records.journaled(file);
    }

    /** The indexes the rules themselves need, and those a large collection is always asked by. Others come when asked for. */
    private static void index(Records records) {
        index(records, new BillResource(), "customer_id", "updated_date");
        index(records, new ChargeResource(), "bill_id", "customer_id");
        for (String receipts : List.of(PaymentResource.PAYMENTS, CreditResource.CREDITS)) {
            records.index(receipts, Accounts.BY_APPLIED_BILL, Accounts::appliedBillKeys);
        }
    }

    private static void index(Records records, Resource resource, String... fields) {
        for (String field : fields) {
            records.index(
                    resource.name(), field, resource.filter(field).orElseThrow().keys());
        }
    }

    private static void load(StartingBooks books, Records records) {
        for (Map.Entry<String, List<ObjectNode>> half : books.revio().entrySet()) {
            RecordShape shape = RecordShape.named(half.getKey(), RecordShape.REVIO)
                    .orElseGet(() -> RecordShape.otherRevio(half.getKey()));
            List<Change> changes = new ArrayList<>();
            for (ObjectNode record : half.getValue()) {
                changes.add(Change.put(shape.name(), shape.idOf(record), record));
                if (changes.size() == RECORDS_A_COMMIT) {
                    records.commit(changes);
                    changes.clear();
                }
            }
            records.commit(changes);
        }
        records.commit(List.of(Change.blob(LOADED, "{}".getBytes(StandardCharsets.UTF_8))));
    }
}
