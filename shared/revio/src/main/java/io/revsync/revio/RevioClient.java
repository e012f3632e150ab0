package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.RateLimiter;
import io.revsync.http.RefusedException;
import io.revsync.http.Retries;
import io.revsync.http.UnavailableException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rev.io's Billing REST API. Every method throws the {@link ApiException} that says what can be done: reads are repeated while
 * that can help, a write is repeated only when Rev.io surely did not do it. Thread-safe.
 */
public final class RevioClient {

    private final RevioCalls calls;
    private final ChargesOfBills charges;
    private final KeyLinks keyLinks;

    /**
     * @param baseUrl with the version, e.g. {@code https://restapi.rev.io/v1}
     * @param limiter shared by all who use this client code, with {@link RevioLimits#rates()}
     * @param callTimeout the longest a single call may take
     */
    public RevioClient(
            URI baseUrl,
            RevioCredentials credentials,
            RateLimiter limiter,
            Retries retries,
            Clock clock,
            Duration callTimeout) {
        this.calls = new RevioCalls(baseUrl, credentials, limiter, retries, clock, callTimeout);
        this.charges = new ChargesOfBills(this);
        this.keyLinks = new KeyLinks(this);
    }

    /** Returns when Rev.io is up and accepts the credentials; asks the way Rev.io recommends for a connection test. */
    public void systemStatus(Deadline deadline) {
        calls.ping("SystemStatus", deadline);
    }

    /** One page by number, from 1. To go through a search that changes meanwhile use {@link #pages}. */
    public <T> Page<T> page(Resource<T> resource, Search search, int page, Deadline deadline) {
        if (page < 1) {
            throw new IllegalArgumentException("Rev.io counts pages from 1, not " + page + ".");
        }
        RawPage raw = rawPage(resource, search, page, search.pageSize(), deadline);
        long before = (long) (page - 1) * search.pageSize();
        return raw.read(resource, raw.rows(), before + raw.rows().size());
    }

    /**
     * All pages of a search, fetched as they are asked for. Each record comes even when others appear or vanish
     * meanwhile; it comes again if it changed meanwhile.
     */
    public <T> Pages<T> pages(Resource<T> resource, Search search, Deadline deadline) {
        return pages(resource, search, 0, deadline);
    }

    /** The rest of a search whose {@linkplain Page#place() place} an earlier run stored. */
    public <T> Pages<T> pages(Resource<T> resource, Search search, long place, Deadline deadline) {
        return new Pages<>(this, resource, search, place, deadline);
    }

    /**
     * One record.
     *
     * @return empty when Rev.io has no record of this id
     * @throws DefectException when it has one that cannot be read
     */
    public <T> Optional<T> read(Resource<T> resource, String id, Deadline deadline) {
        String path = resource.path() + "/" + RevioCalls.encoded(id);
        return calls.find(path, deadline).map(node -> {
            List<T> read = new ArrayList<>();
            resource.read(node, read::add, unreadable -> {
                throw new DefectException(
                        unreadable.toString(), Call.get(path, "").trace(200, ""), null);
            });
            return read.get(0);
        });
    }

    /**
     * The lines of many bills in few calls.
     *
     * @return for each bill asked for its lines, also when it has none
     */
    public Map<String, BillCharges> chargesByBill(Collection<String> billIds, Deadline deadline) {
        return charges.of(billIds, deadline);
    }

    /**
     * Makes a record. Rev.io knows no idempotency key, so this is never sent again once Rev.io may have done it.
     *
     * @return the new record's id
     * @throws UnavailableException whose {@code mayHaveHappened} tells to look for the record before another try
     * @throws RefusedException when Rev.io does not want the record
     */
    public String create(Resource<?> resource, ObjectNode body, Deadline deadline) {
        return calls.create(resource.path(), body, deadline);
    }

    /**
     * Changes a record.
     *
     * @param patch JSON Patch (RFC 6902); custom fields go by index, {@code /fields/0/value}
     * @throws RefusedException when there is no such record, or Rev.io does not want the change
     */
    public void patch(Resource<?> resource, String id, ArrayNode patch, Deadline deadline) {
        calls.patch(resource.path() + "/" + RevioCalls.encoded(id), patch, deadline);
    }

    /**
     * Takes a payment back: its bills are open again. Never sent again once Rev.io may have done it.
     *
     * @throws RefusedException when there is no such payment, or it does not count any more
     * @throws UnavailableException whose {@code mayHaveHappened} tells to look at the payment before another try
     */
    public void reversePayment(String id, Deadline deadline) {
        calls.act(Resource.PAYMENTS.path() + "/" + RevioCalls.encoded(id) + "/" + FieldSpellings.REVERSE, deadline);
    }

    /**
     * All payments of a customer, whatever became of them. Rev.io may ignore the filter without saying so: then everybody's are read, and
     * the customer's are picked out.
     */
    public List<Payment> paymentsOf(String customerId, Deadline deadline) {
        Search search = Search.all().where(FieldSpellings.CUSTOMER.preferred(), customerId);
        return matching(
                Resource.PAYMENTS, search, payment -> payment.customerId().equals(customerId), deadline);
    }

    /** The payments with this reference number, created at this moment or later. */
    public List<Payment> paymentsReferring(String reference, Instant since, Deadline deadline) {
        Search search = Search.all()
                .where(FieldSpellings.REFERENCE.preferred(), reference)
                .createdSince(RevioTime.local(since));
        return matching(
                Resource.PAYMENTS, search, payment -> payment.reference().equals(reference), deadline);
    }

    /** Those of a search that are wanted; a record that cannot be read is passed over. */
    private <T> List<T> matching(Resource<T> resource, Search search, Predicate<T> wanted, Deadline deadline) {
        List<T> found = new ArrayList<>();
        pages(resource, search, deadline)
                .forEachRemaining(page -> page.records().stream().filter(wanted).forEach(found::add));
        return found;
    }

    /**
     * Deletes a record; may be repeated.
     *
     * @return false when there was none
     */
    public boolean delete(Resource<?> resource, String id, Deadline deadline) {
        return calls.delete(resource.path() + "/" + RevioCalls.encoded(id), deadline);
    }

    /** The links Rev.io keeps to other systems. */
    public KeyLinks keyLinks() {
        return keyLinks;
    }

    /** How many calls were sent since this was made. */
    public long calls() {
        return calls.sent();
    }

    RawPage rawPage(Resource<?> resource, Search search, long page, int size, Deadline deadline) {
        JsonNode body = calls.get(resource.path(), search.query(page, size), deadline);
        return RawPage.of(
                body, size, resource.path(), Call.get(resource.path(), "").trace(200, ""));
    }
}
