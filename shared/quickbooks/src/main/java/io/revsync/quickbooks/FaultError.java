package io.revsync.quickbooks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error of a fault.
 *
 * @param code compared as a number, for it comes with and without leading zeros; 0 when QuickBooks gave none
 * @param message QuickBooks' own text, in the company's language: to show, never to decide by
 * @param detail the same, longer; never with a token in it
 * @param element the property it is about, empty when QuickBooks does not say
 * @param advice what it means and the way out
 */
public record FaultError(int code, String message, String detail, String element, FaultAdvice advice) {

    private static final Pattern TXN_ID = Pattern.compile("TxnId=(\\d+)");
    private static final Pattern ID = Pattern.compile("(?<![A-Za-z])Id=(\\d+)");

    /** What the caller can do. */
    public FaultKind kind() {
        return advice.kind();
    }

    /**
     * The record that has the name (6240, "... : Id=58") or the number (6140, "... with TxnId=266") already. Of a name it may be
     * a vendor's or an employee's id as well as a customer's.
     */
    public Optional<String> existingId() {
        return switch (kind()) {
            case DUPLICATE_NAME -> first(ID);
            case DUPLICATE_DOC_NUMBER -> first(TXN_ID);
            default -> Optional.empty();
        };
    }

    /** In an accountant's words, with QuickBooks' own behind them. */
    public String sentence() {
        String field = element.isBlank() ? "" : " [" + element + "]";
        String own = detail.isBlank() ? message : detail;
        return advice.message() + (own.isBlank() ? "" : " QuickBooks says" + field + ": \"" + own.strip() + "\".") + " "
                + advice.remedy();
    }

    private Optional<String> first(Pattern pattern) {
        Matcher matcher = pattern.matcher(detail);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
