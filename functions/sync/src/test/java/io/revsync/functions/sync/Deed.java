package io.revsync.functions.sync;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Something that happens in a long story: what people do on either side, what breaks, what runs, time that passes. */
enum Deed {
    BILL(8, inRevio(PeopleInRevio::bills)),
    BILL_BELOW_ZERO(2, inRevio(PeopleInRevio::billsBelowZero)),
    CHARGE_RAISED(3, inRevio(PeopleInRevio::raisesACharge)),
    BILL_DELETED(2, inRevio(PeopleInRevio::deletesABill)),
    REVIO_CUSTOMER(2, inRevio(PeopleInRevio::takesOn)),
    REVIO_CUSTOMER_MOVES(2, inRevio(PeopleInRevio::moves)),
    REVIO_CUSTOMER_CLOSED_OR_OPENED(1, inRevio(PeopleInRevio::closesOrOpens)),
    REVIO_PAYMENT(7, inRevio(PeopleInRevio::pays)),
    REVIO_PAYMENT_ON_ACCOUNT(2, inRevio(PeopleInRevio::paysOnAccount)),
    REVIO_PAYMENT_TAKEN_BACK(2, inRevio(PeopleInRevio::takesAPaymentBack)),
    CREDIT(4, inRevio(PeopleInRevio::credits)),
    CREDIT_DELETED(1, inRevio(PeopleInRevio::deletesACredit)),
    QUICKBOOKS_CUSTOMER(2, inQuickBooks(PeopleInQuickBooks::takesOn)),
    QUICKBOOKS_CUSTOMER_MOVES(1, inQuickBooks(PeopleInQuickBooks::moves)),
    QUICKBOOKS_CUSTOMER_SWITCHED(1, inQuickBooks(PeopleInQuickBooks::switches)),
    MERGE(1, inQuickBooks(PeopleInQuickBooks::merges)),
    QUICKBOOKS_PAYMENT(7, inQuickBooks(PeopleInQuickBooks::pays)),
    QUICKBOOKS_PAYMENT_ON_ACCOUNT(2, inQuickBooks(PeopleInQuickBooks::paysOnAccount)),
    QUICKBOOKS_PAYMENT_EDITED(3, inQuickBooks(PeopleInQuickBooks::editsAPayment)),
    QUICKBOOKS_PAYMENT_VOIDED(1, inQuickBooks(PeopleInQuickBooks::voidsAPayment)),
    QUICKBOOKS_PAYMENT_DELETED(1, inQuickBooks(PeopleInQuickBooks::deletesAPayment)),
    DEPOSIT(1, inQuickBooks(PeopleInQuickBooks::deposits)),
    INVOICE_EDITED(3, inOurBooks(PeopleInOurBooks::editsAnInvoice)),
    INVOICE_VOIDED(1, inOurBooks(PeopleInOurBooks::voidsAnInvoice)),
    INVOICE_DELETED(1, inOurBooks(PeopleInOurBooks::deletesAnInvoice)),
    CREDIT_MEMO_EDITED(1, inOurBooks(PeopleInOurBooks::editsACreditMemo)),
    CREDIT_MEMO_VOIDED(1, inOurBooks(PeopleInOurBooks::voidsACreditMemo)),
    CREDIT_MEMO_DELETED(1, inOurBooks(PeopleInOurBooks::deletesACreditMemo)),
    SYNCED_PAYMENT_EDITED(2, inOurBooks(PeopleInOurBooks::editsAPayment)),
    SYNCED_PAYMENT_MOVED(2, inOurBooks(PeopleInOurBooks::movesAPayment)),
    SYNCED_PAYMENT_VOIDED(1, inOurBooks(PeopleInOurBooks::voidsAPayment)),
    SYNCED_PAYMENT_DELETED(1, inOurBooks(PeopleInOurBooks::deletesAPayment)),
    VERDICT(5, (story, choice) -> story.admin.decides(choice)),
    CRASH(4, befalling(Circumstances::crash)),
    MEANWHILE(6, (story, choice) -> story.meanwhile(choice)),
    WEATHER(3, befalling(Circumstances::changeTheWeather)),
    POLICY(1, befalling(Circumstances::changeThePolicy)),
    MINUTES(4, befalling(Circumstances::waitMinutes)),
    DAYS(1, befalling(Circumstances::waitDays)),
    RUN(10, befalling(Circumstances::run)),
    RUN_ALL(5, befalling(Circumstances::runAll));

    /** What people do, which may happen while the functions run. */
    static final List<Deed> OF_PEOPLE =
            Stream.of(values()).filter(deed -> deed.compareTo(CRASH) < 0).toList();

    private final int weight;
    private final BiFunction<Story, Choice, String> doing;

    Deed(int weight, BiFunction<Story, Choice, String> doing) {
        this.weight = weight;
        this.doing = doing;
    }

    /** How often, among the others. */
    int weight() {
        return weight;
    }

    /**
     * Does it.
     *
     * @return what was done, in words; empty if there was nothing to do it to
     * @throws io.revsync.sandbox.control.LedgerRefusal if the system does not let people do that now
     */
    String in(Story story, Choice choice) {
        return doing.apply(story, choice);
    }

    private static BiFunction<Story, Choice, String> inRevio(BiFunction<PeopleInRevio, Choice, String> doing) {
        return (story, choice) -> doing.apply(story.revio, choice);
    }

    private static BiFunction<Story, Choice, String> inQuickBooks(
            BiFunction<PeopleInQuickBooks, Choice, String> doing) {
        return (story, choice) -> doing.apply(story.quickBooks, choice);
    }

    private static BiFunction<Story, Choice, String> inOurBooks(BiFunction<PeopleInOurBooks, Choice, String> doing) {
        return (story, choice) -> doing.apply(story.ourBooks, choice);
    }

    private static BiFunction<Story, Choice, String> befalling(BiFunction<Circumstances, Choice, String> doing) {
        return (story, choice) -> doing.apply(story.circumstances, choice);
    }
}
