package io.revsync.sync.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Item;
import io.revsync.revio.Customer;
import io.revsync.revio.Product;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.counterpart.CustomerMapping;
import io.revsync.sync.counterpart.SameCustomer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the review needs to know of the records of both sides. Pure. */
final class Entries {

    /** What we, and many people, put behind a name that is taken. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]+)\\)\\s*$");

    private static final Pattern ACCOUNT_IN_NOTES =
            Pattern.compile("(?im)^\\s*(?:account|acct)(?:\\s*(?:no|number|#))?\\.?\\s*:?\\s+(\\S+)\\s*$");
    private static final List<String> COMPARED =
            List.of("Id", "SyncToken", "DisplayName", "CompanyName", "PrimaryEmailAddr", "BillAddr", "Notes");

    private Entries() {}

    static RevioEntry of(Customer customer) {
        ObjectNode desired = CustomerMapping.desired(customer, Optional.empty());
        desired.remove("ShipAddr");
        return new RevioEntry(
                customer.id(),
                CustomerMapping.displayName(customer),
                detail(
                        customer.accountNumber().isBlank() ? "" : "account " + customer.accountNumber(),
                        String.join(", ", customer.emails()),
                        customer.status().name().toLowerCase(Locale.ROOT)),
                folded(Stream.of(customer.accountNumber())),
                folded(customer.emails().stream()),
                desired);
    }

    static QuickBooksEntry of(io.revsync.quickbooks.Customer customer) {
        ObjectNode record = customer.json().deepCopy().retain(COMPARED);
        String person = customer.givenName() + " " + customer.familyName();
        return new QuickBooksEntry(
                customer.id(),
                customer.syncToken(),
                present(Stream.of(customer.displayName(), customer.companyName(), person)),
                detail(
                        customer.email(),
                        String.join(", ", customer.billAddress().lines()),
                        customer.parent()
                                .map(parent -> "under " + parent.name())
                                .orElse("")),
                folded(Stream.concat(
                        Stream.of(customer.displayName()),
                        Stream.concat(
                                found(IN_BRACKETS, customer.displayName()),
                                found(ACCOUNT_IN_NOTES, customer.notes())))),
                folded(Stream.of(customer.email().split("[,;]"))),
                Marker.idIn(customer.notes(), RecordType.CUSTOMER),
                record);
    }

    static RevioEntry of(Product product) {
        return new RevioEntry(
                product.id(),
                product.description(),
                detail(product.code1(), product.code2(), product.active() ? "" : "inactive"),
                folded(Stream.of(product.code1(), product.code2())),
                List.of(),
                JsonNodeFactory.instance.objectNode());
    }

    static QuickBooksEntry of(Item item) {
        return new QuickBooksEntry(
                item.id(),
                item.syncToken(),
                present(Stream.of(item.fullyQualifiedName(), item.name())),
                detail(item.sku(), item.type(), item.description()),
                folded(Stream.of(item.sku())),
                List.of(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    /** Whether nothing contradicts what equal names suggest: the rule by which a sync, too, adopts a customer. */
    static boolean believable(RevioEntry ours, QuickBooksEntry theirs) {
        return !theirs.record().has("DisplayName")
                || SameCustomer.test(
                        new RecordKey(RecordType.CUSTOMER, ours.id()),
                        ours.desired(),
                        new io.revsync.quickbooks.Customer(theirs.record()));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    private static List<String> folded(Stream<String> values) {
        return present(values.map(value -> value.strip().toLowerCase(Locale.ROOT)));
    }

    private static List<String> present(Stream<String> values) {
        return values.map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    private static String detail(String... parts) {
        return Stream.of(parts).filter(Predicate.not(String::isBlank)).collect(Collectors.joining(", "));
    }
}
