package io.revsync.revio;

/**
 * Every name a field of Rev.io may have on the wire, in the order in which they are believed. One name: seen in working clients.
 * Several: Rev.io's reference is not public there, so all candidates are accepted. When Rev.io shows its own, reorder here.
 */
final class FieldSpellings {

    static final Field CREATED = Field.of("created date", "created_date", "created_on", "date_created");
    static final Field UPDATED = Field.of("updated date", "updated_date", "modified_date", "last_updated_date");
    static final Field CUSTOMER = Field.of("customer id", "customer_id");
    static final Field DESCRIPTION = Field.of("description", "description");
    static final Field ACTIVE = Field.of("active", "active", "is_active");
    static final Field PRODUCT = Field.of("product id", "product_id");
    static final Field PRODUCT_TYPE = Field.of("product type id", "product_type_id");

    static final Field PARENT = Field.of("parent customer id", "parent_customer_id");
    static final Field IS_PARENT = Field.of("is parent", "is_parent");
    static final Field ACCOUNT_NUMBER = Field.of("account number", "account_number");
    static final Field STATUS = Field.of("status", "status");
    static final Field CUSTOMER_CLASS = Field.of("class", "class", "customer_class");
    static final Field EMAIL = Field.of("e-mail", "email", "emails", "email_address");
    static final Field BILLING_ADDRESS = Field.of("billing address", "billing_address");
    static final Field SERVICE_ADDRESS = Field.of("service address", "service_address");
    static final Field LISTING_ADDRESS = Field.of("listing address", "listing_address");
    /** Holds the bill profile of a customer that is made. */
    static final Field FINANCE = Field.of("finance", "finance");

    static final Field CUSTOMER_BILL_PROFILE =
            Field.of("bill profile id", "finance.bill_profile_id", "bill_profile_id");
    static final Field CUSTOMER_BALANCE = Field.of("balance", "finance.balance", "balance");
    static final Field SUSPENDED = Field.of("suspended", "suspended", "is_suspended");

    static final Field ADDRESS = Field.of("address id", "address_id");
    static final Field FIRST_NAME = Field.of("first name", "first_name");
    static final Field MIDDLE_INITIAL = Field.of("middle initial", "middle_initial");
    static final Field LAST_NAME = Field.of("last name", "last_name");
    static final Field COMPANY_NAME = Field.of("company name", "company_name");
    static final Field LINE_1 = Field.of("line 1", "line_1");
    static final Field LINE_2 = Field.of("line 2", "line_2");
    static final Field CITY = Field.of("city", "city");
    static final Field STATE = Field.of("state or province", "state_or_province");
    static final Field POSTAL_CODE = Field.of("postal code", "postal_code");
    static final Field POSTAL_CODE_EXTENSION = Field.of("postal code extension", "postal_code_extension");
    static final Field COUNTRY = Field.of("country", "country_code", "country");

    static final Field BILL = Field.of("bill id", "bill_id", "statement_id", "id");
    static final Field BILL_NUMBER = Field.of("bill number", "bill_number", "invoice_number");
    static final Field BILL_TOTAL = Field.of("total", "total", "bill_total", "total_amount", "amount");
    /** What is still owed: stands for the total only when none of {@link #BILL_TOTAL} is there. */
    static final Field BILL_OPEN_BALANCE = Field.of("total", "amount_due", "balance");

    static final Field BILL_BALANCE = Field.of("balance", "balance", "balance_due", "amount_due");
    static final Field BILL_DATE = Field.of("bill date", "bill_date", "cycle_date", "created_date", "due_date");
    static final Field DUE_DATE = Field.of("due date", "due_date");

    static final Field ON_BILL = Field.of("bill id", "bill_id", "statement_id");
    static final Field CHARGE = Field.of("charge id", "charge_id", "id");
    static final Field SERVICE_PRODUCT = Field.of("service product id", "service_product_id");
    static final Field QUANTITY = Field.of("quantity", "quantity");
    static final Field RATE = Field.of("rate", "rate");
    static final Field AMOUNT = Field.of("amount", "amount");
    static final Field TAX_AMOUNT = Field.of("tax amount", "tax_amount", "tax");
    static final Field TAX_INCLUDED = Field.of("tax included", "is_tax_included", "tax_included");
    static final Field PRORATED = Field.of("prorated", "is_prorated", "prorated", "prorate");
    static final Field START = Field.of("start date", "start_date", "date_start");
    static final Field END = Field.of("end date", "end_date", "date_end");

    static final Field CREDIT = Field.of("credit id", "credit_id", "credit_memo_id", "id");
    static final Field CREDIT_DATE = Field.of("credit date", "credit_date", "date", "created_date");

    static final Field PAYMENT = Field.of("payment id", "payment_id", "id");
    static final Field PAYMENT_TYPE =
            Field.of("payment type", "payment_type", "payment_method", "type", "method", "payment_type_id");
    static final Field REFERENCE = Field.of("reference number", "reference_number", "reference", "check_number");
    static final Field RECEIVED =
            Field.of("received date", "received_date", "payment_date", "date_received", "date", "created_date");
    static final Field PAYMENT_STATUS = Field.of("status", "status", "payment_status");
    static final Field VOIDED = Field.of("voided", "is_voided", "voided", "is_void");
    static final Field VOIDED_DATE = Field.of("voided date", "voided_date", "void_date");
    static final Field REVERSED = Field.of("reversed", "is_reversed", "reversed");
    static final Field REVERSED_DATE = Field.of("reversed date", "reversed_date", "reversal_date");
    static final Field APPLICATIONS =
            Field.of("applications", "applications", "payment_applications", "applied_to", "bills");
    static final Field APPLIED_BILL = Field.of("bill id", "bill_id", "applied_to_bill_id", "statement_id");
    static final Field APPLIED_AMOUNT = Field.of("applied amount", "amount", "amount_applied", "applied_amount");

    static final Field COMMENTS = Field.of("comments", "comments", "comment", "note");
    static final Field AUTO_APPLY = Field.of("auto apply", "auto_apply");
    /** The last part of the path that takes a payment back: seen as an operation of a connector, its path is not public. */
    static final String REVERSE = "reverse";

    static final Field CODE_1 = Field.of("code 1", "code_1");
    static final Field CODE_2 = Field.of("code 2", "code_2");
    static final Field LEDGER_CODE = Field.of("ledger code", "ledger_code");
    static final Field PRODUCT_TYPE_CODE = Field.of("product type code", "product_type_code");
    static final Field BILL_PROFILE = Field.of("bill profile id", "bill_profile_id");

    static final Field SYSTEM = Field.of("integration system id", "integration_system_id");
    static final Field SYSTEM_NAME = Field.of("system name", "system_name");
    static final Field ENTITY_TYPE = Field.of("integration entity type id", "integration_entity_type_id");
    static final Field ENTITY_TYPE_NAME = Field.of("entity type name", "entity_type_name");
    static final Field KEY_LINK = Field.of("key link id", "integration_key_link_id", "key_link_id", "id");
    static final Field INTERNAL_ID = Field.of(
            "internal id",
            "entity_id",
            "internal_id",
            "revio_id",
            "record_id",
            "primary_key",
            "object_id",
            "source_id");
    static final Field EXTERNAL_ID = Field.of("external id", "external_id");

    private FieldSpellings() {}
}
