package io.revsync.sync.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Page;
import io.revsync.revio.Pages;
import io.revsync.revio.Product;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.counterpart.ProductMapping;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.IdPage;
import io.revsync.sync.run.QuickBooksRoute;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rev.io product to QuickBooks item. Made anew for each run. Rev.io does not tell when a product changed, so every run reads the whole
 * catalogue, some hundred products a call.
 */
public final class ProductsToQuickBooks implements QuickBooksRoute<Product> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final Choices choices;
    private final Settings settings;
    private final TakenNames names;
    private int made;

    public ProductsToQuickBooks(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Choices choices, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.choices = choices;
        this.settings = settings;
        this.names = new TakenNames(quickBooks, keyLinks);
    }

    @Override
    public Direction direction() {
        return Direction.PRODUCTS_TO_QUICKBOOKS;
    }

    @Override
    public String idOf(Product product) {
        return product.id();
    }

    @Override
    public Iterator<Changes<Product>> changedSince(Optional<Instant> from, Deadline deadline) {
        Search all = Search.all().inPagesOf(settings.advanced().pageSize());
        Pages<Product> pages = revio.pages(Resource.PRODUCTS, all, deadline);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Changes<Product> next() {
                Page<Product> page = pages.next();
                return new Changes<>(page.records(), page.unreadable(), Optional.empty());
            }
        };
    }

    @Override
    public StillThere<Product> read(Collection<String> ids, Deadline deadline) {
        return new RevioReads(revio).byIds(Resource.PRODUCTS, "product_id", Product::id, ids, deadline);
    }

    @Override
    public List<Decision> decide(List<Product> products, Map<String, KeyLink> links, Deadline deadline) {
        List<RecordKey> unlinked = products.stream()
                .filter(product -> !links.containsKey(product.id()))
                .map(product -> key(product.id()))
                .toList();
        Map<RecordKey, Choice> chosen = unlinked.isEmpty() ? Map.of() : choices.about(unlinked);
        List<Decision> decisions = new ArrayList<>();
        for (Product product : products) {
            KeyLink link = links.get(product.id());
            decisions.add(
                    link == null
                            ? unlinked(product, chosen.get(key(product.id())) == Choice.CREATE, deadline)
                            : linked(product, link));
        }
        return decisions;
    }

    /** A link without a fingerprint is to an item we have never written: it was there before us. */
    private static Decision linked(Product product, KeyLink link) {
        ObjectNode desired = ProductMapping.desired(product);
        String fingerprint = Fingerprint.of(desired);
        if (link.fingerprint().isEmpty() || link.fingerprint().equals(fingerprint)) {
            return new Decision.Unchanged(key(product.id()));
        }
        return write(product, Operation.UPDATE, sparse(desired, link.quickBooksId(), link.syncToken()));
    }

    private Decision unlinked(Product product, boolean asked, Deadline deadline) {
        RecordKey record = key(product.id());
        if (!asked && !settings.products().createMissing()) {
            return new Decision.Skip(
                    record, "It is linked to no item, so its charges stand under the unmatched items of the settings.");
        }
        if (!asked && !product.active()) {
            return new Decision.Skip(record, "It is inactive in Rev.io.");
        }
        if (settings.products().incomeAccountId().isEmpty()) {
            return new Decision.Refuse(
                    record,
                    Reason.of(
                            label(product)
                                    + " cannot be made in QuickBooks, because no income account is chosen for it.",
                            "Choose the income account of new products in the settings, under Products."));
        }
        Optional<Item> holder = names.holder(ProductMapping.name(product), deadline);
        if (holder.flatMap(ProductMapping::productIdIn).equals(Optional.of(product.id()))) {
            return write(product, Operation.UPDATE, adopting(product, holder.get()));
        }
        if (!asked && holder.filter(names::isFree).isPresent()) {
            return new Decision.Refuse(record, matchFirst(product, holder.get()));
        }
        if (made >= settings.products().mostPerRun()) {
            return new Decision.Refuse(record, enoughForThisRun(product));
        }
        made++;
        String name = names.take(ProductMapping.name(product), product.id(), deadline);
        return write(
                product,
                Operation.CREATE,
                ProductMapping.newItem(product, name, settings.products().incomeAccountId()));
    }

    private static Reason matchFirst(Product product, Item holder) {
        return Reason.of(
                label(product) + " was not made in QuickBooks, where item " + holder.id() + " is called \""
                        + holder.name() + "\" already.",
                "Link the two in the matching review, or decide there that a new one is created, which then gets a number behind its name.");
    }

    private Reason enoughForThisRun(Product product) {
        return Reason.of(
                label(product) + " was not made in QuickBooks in this run, which makes "
                        + settings.products().mostPerRun() + " products at most.",
                "Nothing needs to be done if so many are wanted: the next runs make the others. Otherwise switch off making missing products in the settings.");
    }

    private static Decision write(Product product, Operation operation, ObjectNode body) {
        return new Decision.Write(new Command(
                key(product.id()),
                label(product),
                operation,
                body,
                Fingerprint.of(ProductMapping.desired(product)),
                Optional.empty(),
                0));
    }

    /** One of ours whose link was lost. Whoever asks for it wants to sell it, so it is made active. */
    private static ObjectNode adopting(Product product, Item ours) {
        return sparse(ProductMapping.desired(product), ours.id(), ours.syncToken())
                .put("Active", true);
    }

    private static ObjectNode sparse(ObjectNode desired, String id, String syncToken) {
        return desired.deepCopy().put("Id", id).put("SyncToken", syncToken).put("sparse", true);
    }

    private static String label(Product product) {
        return "product " + product.id() + " " + ProductMapping.name(product);
    }

    private static RecordKey key(String id) {
        return new RecordKey(RecordType.PRODUCT, id);
    }

    /** 6240: somebody took the name a moment ago, or a rename meets another item. Ours is told apart by its number. */
    @Override
    public Repair repair(Command command, Fault fault, Deadline deadline) {
        if (fault.kind() != FaultKind.DUPLICATE_NAME) {
            return new Repair.GiveUp(Reason.of(
                    "QuickBooks refuses " + command.label() + ". "
                            + fault.gravest().sentence(),
                    fault.gravest().advice().remedy()));
        }
        String id = command.record().id();
        Optional<QuickBooksRecord> ours =
                command.operation() == Operation.CREATE ? find(command, deadline) : Optional.empty();
        if (ours.isPresent()) {
            ObjectNode name = command.body().deepCopy().retain("Name");
            return new Repair.Instead(command.again(
                    Operation.UPDATE, sparse(name, ours.get().id(), ours.get().syncToken())));
        }
        ObjectNode body = command.body().deepCopy();
        body.put(
                "Name",
                ProductMapping.otherName(
                        body.path("Name").asText(), command.attempt() == 0 ? id : id + "-" + command.attempt()));
        return new Repair.Instead(command.again(body));
    }

    /** The marker in the SKU proves that an item of this name is the one we made. */
    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        Query<Item> named = Query.from(Entity.ITEM)
                .where("Name", Comparison.EQ, create.body().path("Name").asText())
                .includeInactive();
        return quickBooks.queryAll(named, deadline).stream()
                .filter(item -> ProductMapping.productIdIn(item)
                        .equals(Optional.of(create.record().id())))
                .map(QuickBooksRecord.class::cast)
                .findFirst();
    }

    @Override
    public boolean followsDeletions() {
        return false;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        throw new UnsupportedOperationException("Rev.io products are made inactive, not deleted.");
    }
}
