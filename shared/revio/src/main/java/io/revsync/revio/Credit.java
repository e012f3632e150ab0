package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Money given back to a customer.
 *
 * @param billId the bill it is shown on, absent while it is on none
 * @param amount with the sign Rev.io sends, which it does not document
 * @param date the day of the credit, on Rev.io's calendar
 * @param applications the bills it was posted to; absent if Rev.io tells of none and does not say either that there are none
 */
public record Credit(
        String id,
        Optional<String> customerId,
        Optional<String> billId,
        Optional<String> productId,
        Optional<String> productTypeId,
        String description,
        BigDecimal quantity,
        BigDecimal amount,
        Optional<BigDecimal> taxAmount,
        boolean taxIncluded,
        Optional<LocalDate> date,
        Optional<List<Payment.Application>> applications,
        Optional<Instant> created,
        Optional<Instant> updated) {}
