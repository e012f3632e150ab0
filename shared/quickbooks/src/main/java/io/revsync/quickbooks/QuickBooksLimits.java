package io.revsync.quickbooks;

import io.revsync.http.LimitStore;
import io.revsync.http.Pause;
import io.revsync.http.Rate;
import io.revsync.http.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Intuit's documented limits, and where we stay below them. Sources: developer.intuit.com, "Limits and throttles", "Batch",
 * "Change data capture" and the reference page of each entity.
 */
public final class QuickBooksLimits {

    /** All apps together, per company: 500 a minute. */
    public static final Rate REQUESTS_PER_MINUTE = new Rate(500, Duration.ofMinutes(1));

    /** Documented: 10 a second per app and company, in older texts 10 at once. We keep below both. */
    public static final Rate REQUESTS_PER_SECOND = new Rate(8, Duration.ofSeconds(1));

    /** 40 batches a minute per app and company. */
    // A second more than Intuit's minute, because a batch may arrive a moment later than it was let through; a throttle
    // costs sixty.
    public static final Rate BATCHES_PER_MINUTE = new Rate(40, Duration.ofSeconds(61));

    /** Items in one batch. Ten time out far less often than thirty. */
    public static final int MAX_BATCH_ITEMS = 30;

    /** The server gives up on a request after this. */
    public static final Duration SERVER_TIMEOUT = Duration.ofSeconds(120);

    /** Intuit's advice after a 429 that names no time. */
    public static final Duration THROTTLE_WAIT = Duration.ofSeconds(60);

    /** {@code requestid} of a single call. */
    public static final int REQUEST_ID = 50;

    /** {@code requestid} of a batch: shorter, as the bId is added to it. */
    public static final int BATCH_REQUEST_ID = 36;

    /** {@code bId} of an item in a batch that has a request id. */
    public static final int BID = 10;

    /** Largest page of a query. */
    public static final int PAGE = 1000;

    /** Objects in one answer of change data capture; there is no second page. */
    public static final int CDC_OBJECTS = 1000;

    /** How far change data capture looks back. */
    public static final Duration CDC_LOOK_BACK = Duration.ofDays(30);

    /** Values in one {@code IN (...)}. Intuit gives no figure; a hundred ids keep the statement short. */
    public static final int IN_VALUES = 100;

    /** {@code DocNumber} of an invoice or credit memo. */
    public static final int DOC_NUMBER = 21;

    /** {@code PaymentRefNum}. Intuit gives no figure; integrators have settled on that of DocNumber. */
    public static final int PAYMENT_REF_NUM = 21;

    public static final int DISPLAY_NAME = 500;
    /** Given, middle and family name, each. */
    public static final int PERSON_NAME = 100;

    public static final int COMPANY_NAME = 100;
    public static final int PRINT_ON_CHECK_NAME = 110;
    public static final int PHONE = 30;
    public static final int EMAIL = 100;
    public static final int NOTES = 2000;
    public static final int ADDRESS_LINE = 500;
    /** City, state and country, each. */
    public static final int ADDRESS_PART = 255;

    public static final int POSTAL_CODE = 30;
    public static final int ITEM_NAME = 100;
    public static final int SKU = 100;
    /** Description of an item or a line. */
    public static final int DESCRIPTION = 4000;

    public static final int PRIVATE_NOTE = 4000;
    public static final int CUSTOMER_MEMO = 1000;
    public static final int PAYMENT_METHOD_NAME = 31;
    /** Lines of an invoice that is taxed. */
    public static final int INVOICE_LINES = 750;

    private QuickBooksLimits() {}

    /** Paces all calls to one company, over every process that shares the store. */
    public static RateLimiter requests(String realmId, LimitStore store, Clock clock, Pause pause) {
        return new RateLimiter(
                "quickbooks/" + realmId + "/requests",
                List.of(REQUESTS_PER_SECOND, REQUESTS_PER_MINUTE),
                store,
                clock,
                pause);
    }

    /** Paces the batches to one company, besides {@link #requests}. */
    public static RateLimiter batches(String realmId, LimitStore store, Clock clock, Pause pause) {
        return new RateLimiter("quickbooks/" + realmId + "/batch", List.of(BATCHES_PER_MINUTE), store, clock, pause);
    }
}
