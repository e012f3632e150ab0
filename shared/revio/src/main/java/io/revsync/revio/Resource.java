package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind of record with a path of its own in Rev.io's API.
 *
 * @param <T> what its records are read into
 */
public final class Resource<T> {

    public static final Resource<Customer> CUSTOMERS =
            new Resource<>("Customers", FieldSpellings.CUSTOMER, CustomerReader::customer);
    public static final Resource<Bill> BILLS = new Resource<>("Bills", FieldSpellings.BILL, MoneyReader::bill);
    public static final Resource<Charge> CHARGES =
            new Resource<>("Charges", FieldSpellings.CHARGE, MoneyReader::charge);
    public static final Resource<Credit> CREDITS =
            new Resource<>("Credits", FieldSpellings.CREDIT, MoneyReader::credit);
    public static final Resource<Payment> PAYMENTS =
            new Resource<>("Payments", FieldSpellings.PAYMENT, MoneyReader::payment);
    public static final Resource<Product> PRODUCTS =
            new Resource<>("Products", FieldSpellings.PRODUCT, CatalogReader::product);
    public static final Resource<ProductType> PRODUCT_TYPES =
            new Resource<>("ProductTypes", FieldSpellings.PRODUCT_TYPE, CatalogReader::productType);
    public static final Resource<BillProfile> BILL_PROFILES =
            new Resource<>("BillProfiles", FieldSpellings.BILL_PROFILE, CatalogReader::billProfile);
    public static final Resource<IntegrationSystem> INTEGRATION_SYSTEMS =
            new Resource<>("IntegrationSystem", FieldSpellings.SYSTEM, CatalogReader::system);
    public static final Resource<IntegrationEntityType> INTEGRATION_ENTITY_TYPES =
            new Resource<>("IntegrationEntityType", FieldSpellings.ENTITY_TYPE, CatalogReader::entityType);
    public static final Resource<KeyLink> KEY_LINKS =
            new Resource<>("IntegrationKeyLink", FieldSpellings.KEY_LINK, CatalogReader::keyLink);

    private final String path;
    private final Field id;
    private final Function<RecordReader, T> reader;

    private Resource(String path, Field id, Function<RecordReader, T> reader) {
        this.path = path;
        this.id = id;
        this.reader = reader;
    }

    /** Its place in the API, e.g. "Bills". */
    public String path() {
        return path;
    }

    /** Reads one record into one of the two. */
    void read(JsonNode row, Consumer<T> readable, Consumer<UnreadableRecord> unreadable) {
        T record;
        try {
            record = reader.apply(new RecordReader(row));
        } catch (UnreadableFieldException e) {
            unreadable.accept(unreadable(new RecordReader(row), e));
            return;
        }
        readable.accept(record);
    }

    /** The same records, read into something else. */
    <R> Resource<R> readAs(Function<RecordReader, R> other) {
        return new Resource<>(path, id, other);
    }

    UnreadableRecord unreadable(RecordReader record, UnreadableFieldException failure) {
        return new UnreadableRecord(path, idOrEmpty(record), failure.field(), failure.getMessage());
    }

    /** The row's id, or the empty string. */
    String idOrEmpty(JsonNode row) {
        return idOrEmpty(new RecordReader(row));
    }

    private String idOrEmpty(RecordReader record) {
        try {
            return record.id(id).orElse("");
        } catch (UnreadableFieldException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
