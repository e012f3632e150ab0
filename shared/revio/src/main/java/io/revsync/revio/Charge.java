package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a bill, or of no bill yet.
 *
 * @param billId absent while the charge is unbilled
 * @param serviceProductId the product subscribed to that this charge bills, absent for a one-time charge
 * @param description empty when there is none
 * @param quantity 1 when Rev.io tells none
 * @param amount the whole line, negative for a credit line
 * @param taxAmount absent when Rev.io tells none, which is not the same as zero
 * @param taxIncluded whether {@code amount} has the tax in it
 * @param start first day charged for, on Rev.io's calendar
 * @param end last day charged for
 */
public record Charge(
        String id,
        Optional<String> customerId,
        Optional<String> billId,
        Optional<String> productId,
        Optional<String> productTypeId,
        Optional<String> serviceProductId,
        String description,
        BigDecimal quantity,
        Optional<BigDecimal> rate,
        BigDecimal amount,
        Optional<BigDecimal> taxAmount,
        boolean taxIncluded,
        boolean prorated,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        Optional<Instant> created) {

    /** Whether it comes again each cycle: it bills a product on a service. */
    public boolean recurring() {
        return serviceProductId.isPresent();
    }
}
