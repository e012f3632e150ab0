package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulated QuickBooks is set up. Settings of the company that are not given are those of the starting books'
 * Preferences and CompanyInfo, or a US company's with automated sales tax, custom numbers on, books open.
 */
public final class QuickBooksOptions {

    private int port;
    private SandboxClock clock = SandboxClock.system();
    private Map<String, List<ObjectNode>> books = Map.of();
    private Path journalFolder;
    private boolean limits = true;
    private final Map<String, String> realms = new LinkedHashMap<>();
    private String clientId = "sandbox-client-id";
    private String clientSecret = "sandbox-client-secret";
    private TaxRegime taxRegime;
    private BigDecimal automatedTaxRate = new BigDecimal("8.25");
    private Boolean customTxnNumbers;
    private Boolean warnOnDuplicateNumbers;
    private LocalDate bookCloseDate;
    private Boolean autoApply;

    /** One company, {@code 9130350000000001}, connected with the refresh token {@code sandbox-refresh-token}. */
    public static QuickBooksOptions defaults() {
        return new QuickBooksOptions();
    }

    /** 0, as from the start, for any free port. */
    public QuickBooksOptions port(int value) {
        this.port = value;
        return this;
    }

    public QuickBooksOptions clock(SandboxClock value) {
        this.clock = value;
        return this;
    }

    /** Records by entity, in the shape the API answers them; each company starts with a copy. */
    public QuickBooksOptions books(Map<String, List<ObjectNode>> value) {
        this.books = value;
        return this;
    }

    /** Where the books are kept beyond this process; starting books count only for an empty folder. */
    public QuickBooksOptions journal(Path folder) {
        this.journalFolder = folder;
        return this;
    }

    /** Whether the documented limits are enforced; they are from the start. */
    public QuickBooksOptions limits(boolean enforced) {
        this.limits = enforced;
        return this;
    }

    /** Adds a company. @param refreshToken null if it is connected only once somebody consents */
    public QuickBooksOptions realm(String realmId, String refreshToken) {
        realms.put(realmId, refreshToken);
        return this;
    }

    public QuickBooksOptions client(String id, String secret) {
        this.clientId = id;
        this.clientSecret = secret;
        return this;
    }

    public QuickBooksOptions taxRegime(TaxRegime value) {
        this.taxRegime = value;
        return this;
    }

    /** In per cent; 8.25 from the start. */
    public QuickBooksOptions automatedTaxRate(BigDecimal value) {
        this.automatedTaxRate = value;
        return this;
    }

    public QuickBooksOptions customTxnNumbers(boolean value) {
        this.customTxnNumbers = value;
        return this;
    }

    public QuickBooksOptions warnOnDuplicateNumbers(boolean value) {
        this.warnOnDuplicateNumbers = value;
        return this;
    }

    /** Transactions dated on this day or before cannot be written. */
    public QuickBooksOptions bookCloseDate(LocalDate value) {
        this.bookCloseDate = value;
        return this;
    }

    /** Whether credits and payments that are left over go to open invoices by themselves. */
    public QuickBooksOptions autoApply(boolean value) {
        this.autoApply = value;
        return this;
    }

    int port() {
        return port;
    }

    SandboxClock clock() {
        return clock;
    }

    Map<String, List<ObjectNode>> books() {
        return books;
    }

    Optional<Path> journalFolder() {
        return Optional.ofNullable(journalFolder);
    }

    boolean limitsEnforced() {
        return limits;
    }

    /** Refresh tokens by realm id. */
    Map<String, String> realms() {
        return realms.isEmpty() ? Map.of("9130350000000001", "sandbox-refresh-token") : realms;
    }

    /** By which Intuit knows the app. */
    public String clientId() {
        return clientId;
    }

    /** What the app signs in with. */
    public String clientSecret() {
        return clientSecret;
    }

    BigDecimal automatedTaxRate() {
        return automatedTaxRate;
    }

    Optional<TaxRegime> taxRegime() {
        return Optional.ofNullable(taxRegime);
    }

    Optional<Boolean> customTxnNumbers() {
        return Optional.ofNullable(customTxnNumbers);
    }

    Optional<Boolean> warnOnDuplicateNumbers() {
        return Optional.ofNullable(warnOnDuplicateNumbers);
    }

    Optional<Boolean> autoApply() {
        return Optional.ofNullable(autoApply);
    }

    Optional<LocalDate> bookCloseDate() {
        return Optional.ofNullable(bookCloseDate);
    }
}
