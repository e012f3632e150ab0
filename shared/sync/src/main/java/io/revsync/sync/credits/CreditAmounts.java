package io.revsync.sync.credits;

import io.revsync.revio.Credit;
import io.revsync.revio.Payment.Application;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a credit gives back. Rev.io does not document the sign of a credit's amounts, so only their size counts. Pure. */
public final class CreditAmounts {

    private static final int CENTS = 2;

    private CreditAmounts() {}

    /** The credit without tax that comes on top. */
    static BigDecimal net(Credit credit) {
        return cents(credit.amount());
    }

    /** Tax on top of it. */
    static BigDecimal tax(Credit credit) {
        return credit.taxIncluded()
                ? BigDecimal.ZERO
                : credit.taxAmount().map(CreditAmounts::cents).orElse(BigDecimal.ZERO);
    }

    /** What the customer owes less. */
    public static BigDecimal total(Credit credit) {
        return net(credit).add(tax(credit));
    }

    /** The parts Rev.io tells; none if it tells of none. A bill that is named without an amount took all of it. */
    public static List<Application> parts(Credit credit) {
        return credit.applications().orElse(List.of()).stream()
                .map(part -> new Application(
                        part.billId(), part.exact() ? cents(part.amount()) : total(credit), part.exact()))
                .toList();
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.abs().setScale(CENTS, RoundingMode.HALF_UP);
    }
}
