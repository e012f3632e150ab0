package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A bill's header: Rev.io's statement, QuickBooks' invoice. Its lines are its {@link Charge}s.
 *
 * @param number what the customer sees as the invoice number; the id unless Rev.io tells another
 * @param totalIsOpenBalance true when Rev.io told no total but only what is still owed, which falls as payments come in: such a
 *     total must not be compared with the sum of the lines
 * @param billDate the day on the bill, on Rev.io's calendar; absent only if no date at all was told
 */
public record Bill(
        String id,
        String customerId,
        String number,
        BigDecimal total,
        boolean totalIsOpenBalance,
        Optional<BigDecimal> balance,
        Optional<LocalDate> billDate,
        Optional<LocalDate> dueDate,
        Optional<Instant> created,
        Optional<Instant> updated) {}
