package io.revsync.quickbooks;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What invoices, credit memos and payments have in common. */
public sealed interface Transaction extends QuickBooksRecord permits CreditMemo, Invoice, Payment {

    /** The note start by which QuickBooks marks a void; there is no field for it. */
    String VOIDED = "Voided";

    /** Date in the books, the company's own calendar. */
    default LocalDate txnDate() {
        return Fields.requiredDate(json(), "TxnDate");
    }

    /** In the transaction's currency. */
    default BigDecimal totalAmt() {
        return Fields.requiredDecimal(json(), "TotalAmt");
    }

    /** The office's own note, not shown to the customer. */
    default String privateNote() {
        return Fields.text(json(), "PrivateNote");
    }

    default Ref customer() {
        return Fields.requiredRef(json(), "CustomerRef");
    }

    /** ISO 4217; empty when the company keeps one currency only. */
    default String currency() {
        return Ref.of(json().path("CurrencyRef")).map(Ref::value).orElse("");
    }

    /** Whether it was voided: nothing left in it, and a note that begins with {@value #VOIDED}. */
    default boolean voided() {
        return totalAmt().signum() == 0 && privateNote().startsWith(VOIDED);
    }
}
