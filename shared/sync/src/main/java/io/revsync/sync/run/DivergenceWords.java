package io.revsync.sync.run;

import io.revsync.quickbooks.Invoice;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.OwnedFields;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells what somebody changed in QuickBooks, to an accountant: both versions side by side, a sentence, the way out. */
final class DivergenceWords {

    private static final String REMEDY =
            "It is not overwritten. Choose which version stands, on the status page or by the API. Or change it back in"
                    + " QuickBooks, or correct the record in Rev.io: it then goes away by itself.";

    private final OwnedFields revio;
    private final OwnedFields now;
    private final Map<String, Invoice> invoices;

    /**
     * @param revio what Rev.io says
     * @param now what QuickBooks says
     * @param invoices those a payment is or was applied to, by id
     */
    DivergenceWords(OwnedFields revio, OwnedFields now, Map<String, Invoice> invoices) {
        this.revio = revio;
        this.now = now;
        this.invoices = invoices;
    }

    /**
     * As it goes on the list of problems.
     *
     * @param there false if it was deleted in QuickBooks
     * @param edited the fields that were changed
     */
    Reason told(KeyLink link, boolean there, List<String> edited) {
        boolean moved = there && edited.stream().anyMatch(name -> name.startsWith(Ownership.APPLIED));
        List<BothVersions> versions = versions(edited, moved);
        return new Reason(
                "QuickBooks " + link.record().type().quickBooksName() + " " + link.quickBooksId()
                        + ", the other half of Rev.io " + link.record() + ", " + what(there, moved) + ": "
                        + words(versions) + ".",
                REMEDY,
                "",
                versions);
    }

    private List<BothVersions> versions(List<String> edited, boolean moved) {
        TreeSet<String> names = new TreeSet<>(edited);
        names.addAll(revio.changedIn(now));
        names.removeIf(name -> name.startsWith(Ownership.APPLIED));
        if (moved) {
            names.addAll(edited);
            now.fields().keySet().stream()
                    .filter(name -> name.startsWith(Ownership.APPLIED))
                    .filter(name -> !now.of(name).equals(revio.of(name)))
                    .forEach(names::add);
        }
        return names.stream()
                .map(name -> new BothVersions(shown(name), revio.of(name), now.of(name)))
                .toList();
    }

    /** A person knows an invoice by its number. */
    private String shown(String name) {
        if (!name.startsWith(Ownership.APPLIED)) {
            return name;
        }
        String id = name.substring(Ownership.APPLIED.length());
        Invoice invoice = invoices.get(id);
        return Ownership.APPLIED
                + (invoice == null || invoice.docNumber().isEmpty() ? "with id " + id : invoice.docNumber());
    }

    private String what(boolean there, boolean moved) {
        if (!there) {
            return "was deleted in QuickBooks";
        }
        if (now.of(Ownership.STATE).equals(Ownership.VOIDED)) {
            return "was voided in QuickBooks";
        }
        return moved ? "was applied otherwise in QuickBooks" : "was changed in QuickBooks";
    }

    private static String words(List<BothVersions> versions) {
        return versions.stream()
                .map(each -> each.field() + " " + orNone(each.quickBooks()) + " in QuickBooks, " + orNone(each.revio())
                        + " from Rev.io")
                .collect(Collectors.joining("; "));
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
