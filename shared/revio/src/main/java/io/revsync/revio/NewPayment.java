package io.revsync.revio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A payment to be made in Rev.io.
 *
 * @param paymentType as Rev.io spells it
 * @param reference what it can be found by again
 * @param received the day it came in
 * @param comments for people
 * @param applications the bills it settles; what they leave of the amount stays unapplied
 */
public record NewPayment(
        String customerId,
        BigDecimal amount,
        String paymentType,
        String reference,
        LocalDate received,
        String comments,
        List<Payment.Application> applications) {

    public NewPayment {
        applications = List.copyOf(applications);
    }

    /** What is sent. Rev.io would settle the oldest bills with what names none, so it is asked not to. */
    public ObjectNode body() {
        ArrayNode applied = JsonNodeFactory.instance.arrayNode();
        applications.forEach(part -> applied.add(new WireObject()
                .id(FieldSpellings.APPLIED_BILL, part.billId())
                .number(FieldSpellings.APPLIED_AMOUNT, part.amount())
                .json()));
        return new WireObject()
                .id(FieldSpellings.CUSTOMER, customerId)
                .number(FieldSpellings.AMOUNT, amount)
                .text(FieldSpellings.PAYMENT_TYPE, paymentType)
                .text(FieldSpellings.REFERENCE, reference)
                .text(FieldSpellings.RECEIVED, received.toString())
                .text(FieldSpellings.COMMENTS, comments)
                .flag(FieldSpellings.AUTO_APPLY, false)
                .set(FieldSpellings.APPLICATIONS, applied)
                .json();
    }
}
