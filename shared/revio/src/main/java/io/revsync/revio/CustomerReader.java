package io.revsync.revio;

import static io.revsync.revio.FieldSpellings.*;

import java.util.Arrays;
import java.util.List;

/** Customers and their addresses off the wire. */
final class CustomerReader {

    private CustomerReader() {}

    static Customer customer(RecordReader record) {
        return new Customer(
                record.searchableId(CUSTOMER),
                record.id(PARENT),
                record.flag(IS_PARENT, false),
                record.text(ACCOUNT_NUMBER),
                record.oneOf(CustomerStatus.class, STATUS, CustomerStatus.UNKNOWN),
                record.oneOf(CustomerClass.class, CUSTOMER_CLASS, CustomerClass.UNKNOWN),
                emails(record.text(EMAIL)),
                record.object(BILLING_ADDRESS).map(CustomerReader::address),
                record.object(SERVICE_ADDRESS).map(CustomerReader::address),
                record.object(LISTING_ADDRESS).map(CustomerReader::address),
                record.id(CUSTOMER_BILL_PROFILE),
                record.number(CUSTOMER_BALANCE),
                record.flag(SUSPENDED, false),
                record.instant(CREATED),
                record.instant(UPDATED));
    }

    private static Address address(RecordReader record) {
        return new Address(
                record.id(ADDRESS),
                record.text(FIRST_NAME),
                record.text(MIDDLE_INITIAL),
                record.text(LAST_NAME),
                record.text(COMPANY_NAME),
                record.text(LINE_1),
                record.text(LINE_2),
                record.text(CITY),
                record.text(STATE),
                record.text(POSTAL_CODE),
                record.text(POSTAL_CODE_EXTENSION),
                CountryCodes.alpha3(record.text(COUNTRY)));
    }

    /** Rev.io keeps several addresses in one field; words without an @ ("n/a") are none. */
    private static List<String> emails(String field) {
        return Arrays.stream(field.split("[,;\\s]+"))
                .filter(word -> word.indexOf('@') > 0)
                .distinct()
                .toList();
    }
}
