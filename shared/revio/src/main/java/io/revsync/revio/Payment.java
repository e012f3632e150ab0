package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Money received.
 *
 * @param paymentType as Rev.io spells it, e.g. CREDIT_CARD; empty when there is none
 * @param reference a check number or the like; not unique; empty when there is none
 * @param received the day it came in, on Rev.io's calendar
 * @param applications how it was applied to bills; what they do not cover is unapplied
 */
public record Payment(
        String id,
        String customerId,
        BigDecimal amount,
        String paymentType,
        String reference,
        PaymentState state,
        Optional<LocalDate> received,
        List<Application> applications,
        Optional<Instant> created,
        Optional<Instant> updated) {

    public Payment {
        applications = List.copyOf(applications);
    }

    /**
     * A part of a payment, applied to a bill.
     *
     * @param exact false if Rev.io names the bill only: then the amount is the whole payment's, of which the bill took no more than it asked
     */
    public record Application(String billId, BigDecimal amount, boolean exact) {

        /** A part of which Rev.io tells the amount. */
        public Application(String billId, BigDecimal amount) {
            this(billId, amount, true);
        }
    }
}
