package io.revsync.revio;

import static io.revsync.revio.FieldSpellings.*;

/** What others refer to, off the wire: products, bill profiles and the parts of key links. */
final class CatalogReader {

    private CatalogReader() {}

    static Product product(RecordReader record) {
        return new Product(
                record.requiredId(PRODUCT),
                record.id(PRODUCT_TYPE),
                record.text(DESCRIPTION),
                record.text(CODE_1),
                record.text(CODE_2),
                record.text(LEDGER_CODE),
                record.number(RATE),
                record.flag(ACTIVE, true),
                record.instant(CREATED));
    }

    static ProductType productType(RecordReader record) {
        return new ProductType(
                record.requiredId(PRODUCT_TYPE),
                record.text(PRODUCT_TYPE_CODE),
                record.text(DESCRIPTION),
                record.flag(ACTIVE, true));
    }

    static BillProfile billProfile(RecordReader record) {
        return new BillProfile(record.requiredId(BILL_PROFILE), record.text(DESCRIPTION), record.flag(ACTIVE, true));
    }

    static IntegrationSystem system(RecordReader record) {
        return new IntegrationSystem(record.requiredId(SYSTEM), record.text(SYSTEM_NAME));
    }

    static IntegrationEntityType entityType(RecordReader record) {
        return new IntegrationEntityType(record.requiredId(ENTITY_TYPE), record.text(ENTITY_TYPE_NAME));
    }

    static KeyLink keyLink(RecordReader record) {
        return new KeyLink(
                record.requiredId(KEY_LINK),
                record.requiredId(SYSTEM),
                record.requiredId(ENTITY_TYPE),
                record.requiredId(INTERNAL_ID),
                record.requiredId(EXTERNAL_ID));
    }
}
