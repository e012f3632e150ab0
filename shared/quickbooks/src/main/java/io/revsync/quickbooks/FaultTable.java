package io.revsync.quickbooks;

import static io.revsync.quickbooks.FaultKind.BAD_REFERENCE;
import static io.revsync.quickbooks.FaultKind.CLOSED_PERIOD;
import static io.revsync.quickbooks.FaultKind.DEFECT;
import static io.revsync.quickbooks.FaultKind.DUPLICATE_DOC_NUMBER;
import static io.revsync.quickbooks.FaultKind.DUPLICATE_NAME;
import static io.revsync.quickbooks.FaultKind.LOCKED;
import static io.revsync.quickbooks.FaultKind.RECONNECT;
import static io.revsync.quickbooks.FaultKind.REFUSED;
import static io.revsync.quickbooks.FaultKind.RETRY;
import static io.revsync.quickbooks.FaultKind.STALE;
import static io.revsync.quickbooks.FaultKind.SUSPENDED;
import static io.revsync.quickbooks.FaultKind.THROTTLED;

import io.revsync.http.CallTrace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What each error code of QuickBooks means and what to do about it. Codes: developer.intuit.com, "Handle errors: error codes".
 * Intuit's blog of 2017 prints 6210 for a duplicate document number; the current list and today's traffic have 6140 for it, and
 * 6200 and 6210 for closed books.
 */
public final class FaultTable {

    /** A newer access token may be accepted. */
    private static final Set<Integer> TOKEN_CODES = Set.of(100, 110, 3200, 3202);

    private static final String BUG = "Please report this to the makers of the sync, with the code and the support id.";
    private static final String LATER = "Nothing to do: the sync tries again by itself.";
    private static final Map<Integer, FaultAdvice> ADVICE = advice();

    private FaultTable() {}

    /** The advice for a code; for a code Intuit does not list, what the fault's type allows to say. */
    public static FaultAdvice of(int code, String type) {
        FaultAdvice known = ADVICE.get(code);
        return known != null ? known : byType(type.toLowerCase(Locale.ROOT));
    }

    /** The kind of the gravest of a failed call's codes; empty when QuickBooks gave none that Intuit lists. */
    public static Optional<FaultKind> kindOf(CallTrace trace) {
        return Arrays.stream(trace.code().split(" "))
                .filter(code -> code.matches("\\d{1,9}"))
                .map(code -> ADVICE.get(Integer.parseInt(code)))
                .filter(Objects::nonNull)
                .map(FaultAdvice::kind)
                .max(Comparator.naturalOrder());
    }

    /** Whether Intuit lists the code. */
    static boolean listed(int code) {
        return ADVICE.containsKey(code);
    }

    /** Whether the code says that the access token, not the connection, is no good any more. */
    static boolean tokenRejected(int code) {
        return TOKEN_CODES.contains(code);
    }

    private static FaultAdvice byType(String type) {
        if (type.startsWith("authentication")
                || type.startsWith("authorization")
                || type.startsWith("applicationauth")) {
            return new FaultAdvice(
                    RECONNECT, "QuickBooks no longer accepts our connection.", "Connect QuickBooks again.");
        }
        if (type.startsWith("system") || type.startsWith("service")) {
            return new FaultAdvice(RETRY, "QuickBooks had a fault of its own.", LATER);
        }
        return new FaultAdvice(
                REFUSED, "QuickBooks refused this record.", "Correct what QuickBooks names, then retry the record.");
    }

    private static Map<Integer, FaultAdvice> advice() {
        Map<Integer, FaultAdvice> table = new HashMap<>();
        connection(table);
        calls(table);
        references(table);
        values(table);
        books(table);
        return Map.copyOf(table);
    }

    private static void connection(Map<Integer, FaultAdvice> table) {
        put(
                table,
                RECONNECT,
                "QuickBooks no longer accepts our connection.",
                "An admin of the company connects QuickBooks again.",
                100,
                110,
                3200,
                3202);
        put(
                table,
                RECONNECT,
                "The app has no right to this company.",
                "Check that environment (sandbox or production), app keys and company belong together; then connect again.",
                3100);
        put(
                table,
                RECONNECT,
                "The person who connected QuickBooks lost the right to this company.",
                "An admin of the company connects QuickBooks again.",
                120);
        put(
                table,
                SUSPENDED,
                "QuickBooks has locked this company for now.",
                "Sign in to QuickBooks and see whether it asks for something; the sync goes on afterwards.",
                140);
        put(table, SUSPENDED, "The company is under maintenance at QuickBooks.", LATER, 150);
        put(
                table,
                SUSPENDED,
                "The company's QuickBooks subscription has ended or is suspended.",
                "Renew the subscription in QuickBooks; the sync goes on afterwards.",
                6190);
        put(
                table,
                REFUSED,
                "The QuickBooks plan or the person who connected does not allow this.",
                "Connect as an admin of the company, or use a QuickBooks plan that has this feature.",
                5020,
                5030);
    }

    private static void calls(Map<Integer, FaultAdvice> table) {
        put(table, THROTTLED, "QuickBooks allows no more calls for the moment.", LATER, 3001, 3002);
        put(table, RETRY, "QuickBooks could not do this right now.", LATER, 130, 4002, 10000);
        put(table, RETRY, "QuickBooks is still at work on this very request.", LATER, 600);
        put(table, DEFECT, "The sync sent a call QuickBooks does not know.", BUG, 500, 1040, 2000, 2010, 2130);
        put(table, DEFECT, "The sync sent a query QuickBooks does not understand.", BUG, 4000, 4001, 10100);
        put(table, DEFECT, "The sync sent a line whose amount is not quantity times price.", BUG, 6070);
        put(
                table,
                SUSPENDED,
                "The company's QuickBooks data was reset.",
                "Connect QuickBooks again and review all links before the next run.",
                10200);
    }

    private static void references(Map<Integer, FaultAdvice> table) {
        put(
                table,
                STALE,
                "Somebody changed this record in QuickBooks at the same time.",
                "Nothing to do: the sync reads it again and decides anew.",
                5010);
        put(
                table,
                DUPLICATE_NAME,
                "The name is already used in QuickBooks by a customer, vendor, employee or item.",
                "Match the record with the one that has the name, or rename one of them.",
                630,
                6240);
        put(
                table,
                DUPLICATE_DOC_NUMBER,
                "The number is already used by another transaction in QuickBooks.",
                "If that transaction is this one, match them; otherwise change its number or set an invoice prefix.",
                6140);
        put(
                table,
                BAD_REFERENCE,
                "The record, or one it refers to, is missing or inactive in QuickBooks.",
                "Make the customer, item or account active again, or choose another in the settings.",
                610,
                2500);
        put(
                table,
                BAD_REFERENCE,
                "The customer is missing or inactive in QuickBooks.",
                "Make the customer active again, or match it with another.",
                6250);
        put(
                table,
                REFUSED,
                "The transactions cannot be linked: another customer, a wrong kind, or linked already.",
                "Open the invoice in QuickBooks and see what is applied to it.",
                620);
        put(
                table,
                REFUSED,
                "QuickBooks does not allow this parent or so many levels.",
                "Correct the parent of the customer or item in QuickBooks.",
                700,
                900,
                6150,
                6180);
        put(
                table,
                REFUSED,
                "The record cannot be deleted: others depend on it, or it has a balance.",
                "Settle or unlink what depends on it in QuickBooks, or make it inactive.",
                800,
                6220,
                6280);
    }

    private static void values(Map<Integer, FaultAdvice> table) {
        put(
                table,
                REFUSED,
                "A value QuickBooks needs is missing.",
                "Fill it in at the source, then retry the record.",
                2020);
        for (int code = 2030; code <= 2180; code++) {
            table.putIfAbsent(code, wrongValue());
        }
        for (int code : new int[] {2210, 2220, 2290}) {
            table.put(code, wrongValue());
        }
        put(
                table,
                REFUSED,
                "A value is longer than QuickBooks allows.",
                "Shorten it at the source, then retry the record.",
                2050);
        put(
                table,
                REFUSED,
                "QuickBooks has a rule against this record.",
                "Do what QuickBooks says, in QuickBooks or at the source; then retry the record.",
                6000);
        put(
                table,
                REFUSED,
                "The tax code or the tax does not fit this company.",
                "Correct the tax settings of the sync or of the company.",
                6100,
                6160,
                6170,
                6230,
                6470);
        put(
                table,
                REFUSED,
                "The account is of the wrong type for this.",
                "Choose another account for the item or in the settings.",
                6430);
    }

    private static void books(Map<Integer, FaultAdvice> table) {
        put(
                table,
                CLOSED_PERIOD,
                "The date lies in books that are closed in QuickBooks.",
                "Open the books for a moment, or let the closed-period setting date it after the closing.",
                6200,
                6210);
        put(
                table,
                LOCKED,
                "The transaction is deposited, settled or matched in QuickBooks and cannot change.",
                "Undo the deposit or the match in QuickBooks, or make the change there by hand.",
                6450,
                6480,
                6540);
    }

    private static FaultAdvice wrongValue() {
        return new FaultAdvice(
                REFUSED,
                "A value is not what QuickBooks allows there.",
                "Correct it at the source, then retry the record.");
    }

    private static void put(
            Map<Integer, FaultAdvice> table, FaultKind kind, String message, String remedy, int... codes) {
        for (int code : codes) {
            table.put(code, new FaultAdvice(kind, message, remedy));
        }
    }
}
