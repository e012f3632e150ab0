package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A payment by a customer. */
public record Payment(ObjectNode json) implements Transaction {

    /** The reference a person sees: check number, authorisation. */
    public String paymentRefNum() {
        return Fields.text(json, "PaymentRefNum");
    }

    public Optional<Ref> paymentMethod() {
        return Ref.of(json.path("PaymentMethodRef"));
    }

    /** Absent: undeposited funds. */
    public Optional<Ref> depositToAccount() {
        return Ref.of(json.path("DepositToAccountRef"));
    }

    /** What of it is not applied to any invoice. */
    public BigDecimal unappliedAmt() {
        return Fields.decimal(json, "UnappliedAmt").orElse(BigDecimal.ZERO);
    }

    /** One per invoice it is applied to. */
    public List<Line> lines() {
        return Line.of(json);
    }
}
