package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of record QuickBooks keeps.
 *
 * @param <T> what a record of this kind is read as
 */
public final class Entity<T extends QuickBooksRecord> {

    public static final Entity<Customer> CUSTOMER = new Entity<>("Customer", true, Customer::new);
    public static final Entity<Item> ITEM = new Entity<>("Item", true, Item::new);
    public static final Entity<Account> ACCOUNT = new Entity<>("Account", true, Account::new);
    public static final Entity<PaymentMethod> PAYMENT_METHOD = new Entity<>("PaymentMethod", true, PaymentMethod::new);
    public static final Entity<TaxCode> TAX_CODE = new Entity<>("TaxCode", true, TaxCode::new);
    public static final Entity<Invoice> INVOICE = new Entity<>("Invoice", false, Invoice::new);
    public static final Entity<CreditMemo> CREDIT_MEMO = new Entity<>("CreditMemo", false, CreditMemo::new);
    public static final Entity<Payment> PAYMENT = new Entity<>("Payment", false, Payment::new);

    private static final List<Entity<?>> ALL =
            List.of(CUSTOMER, ITEM, ACCOUNT, PAYMENT_METHOD, TAX_CODE, INVOICE, CREDIT_MEMO, PAYMENT);

    private final String name;
    private final boolean nameList;
    private final Function<ObjectNode, T> reader;

    private Entity(String name, boolean nameList, Function<ObjectNode, T> reader) {
        this.name = name;
        this.nameList = nameList;
        this.reader = reader;
    }

    /** The entity of this name as QuickBooks writes it, e.g. "CreditMemo"; empty if we do not handle it. */
    public static Optional<Entity<?>> named(String name) {
        return ALL.stream().filter(e -> e.name.equals(name)).findFirst();
    }

    /** As QuickBooks writes it, e.g. "CreditMemo". */
    public String name() {
        return name;
    }

    /** A name-list entity has no delete, only {@code Active:false}; its inactive rows are hidden from queries. */
    public boolean nameList() {
        return nameList;
    }

    /** Reads a record; nothing is copied, {@link QuickBooksRecord#json()} is this very node. */
    public T read(ObjectNode json) {
        return reader.apply(json);
    }

    /** As it stands in a path; paths are case-sensitive. */
    String path() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
