package io.revsync.sandbox.quickbooks;

import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.control.Ledger;
import io.revsync.sandbox.control.SimulatorServer;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.http.RequestCounts;
import io.revsync.sandbox.store.Records;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A QuickBooks Online on a port of this machine: Accounting API, OAuth, faults on demand, control path. */
public final class QuickBooksSimulator implements AutoCloseable {

    private final QuickBooksOptions options;
    private final Faults faults = new Faults();
    private final Answers answers;
    private final Grants grants;
    private final Records grantRecords;
    private final Map<String, Company> companies = new LinkedHashMap<>();
    private final SimulatorServer server;

    private QuickBooksSimulator(QuickBooksOptions options) {
        this.options = options;
        SandboxClock clock = options.clock();
        this.answers = new Answers(clock);
        this.grantRecords = records("grants");
        this.grants = new Grants(grantRecords, clock);
        Map<String, Limits> limits = new HashMap<>();
        options.realms().forEach((realm, refreshToken) -> {
            companies.put(realm, open(realm));
            if (options.limitsEnforced()) {
                limits.put(realm, new Limits(clock));
            }
            if (refreshToken != null) {
                grants.connect(realm, refreshToken);
            }
        });
        OAuth oauth =
                new OAuth(grants, options.clientId(), options.clientSecret(), new ArrayList<>(companies.keySet()));
        Writes writes = new Writes(faults, clock);
        AccountingApi api =
                new AccountingApi(oauth, grants, answers, companies, limits, writes, new Batch(writes, clock));
        try {
            this.server =
                    SimulatorServer.start("QuickBooks sandbox", options.port(), clock, faults, answers, ledger(), api);
        } catch (RuntimeException e) {
            closeBooks();
            throw e;
        }
    }

    /**
     * Opens the books and starts to serve.
     *
     * @throws io.revsync.sandbox.http.PortTakenException if somebody listens on the port already
     */
    public static QuickBooksSimulator start(QuickBooksOptions options) {
        return new QuickBooksSimulator(options);
    }

    /** {@code http://127.0.0.1:port}; API, OAuth and control path are all under it. */
    public URI url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** {@code url + /v3/company}. */
    public URI companiesUrl() {
        return url().resolve("/v3/company");
    }

    public URI tokenUrl() {
        return url().resolve(OAuth.TOKEN);
    }

    public URI revokeUrl() {
        return url().resolve(OAuth.REVOKE);
    }

    public URI authorizeUrl() {
        return url().resolve(OAuth.AUTHORIZE);
    }

    public SandboxClock clock() {
        return options.clock();
    }

    public String clientId() {
        return options.clientId();
    }

    public String clientSecret() {
        return options.clientSecret();
    }

    /** The first company. */
    public String realmId() {
        return companies.keySet().iterator().next();
    }

    public List<String> realmIds() {
        return List.copyOf(companies.keySet());
    }

    /** A fresh access token of the first company, good for an hour. */
    public String accessToken() {
        return accessToken(realmId());
    }

    public String accessToken(String realmId) {
        return grants.accessToken(realmId);
    }

    /** The refresh token that is good now. @throws NoSuchElementException if the company is not connected */
    public String refreshToken(String realmId) {
        return grants.refreshToken(realmId)
                .orElseThrow(() -> new NoSuchElementException("Company " + realmId + " is not connected"));
    }

    /** Whether the app may work in this company. */
    public boolean isConnected(String realmId) {
        return grants.refreshToken(realmId).isPresent();
    }

    /** What a person does in QuickBooks under Apps: ends the app's access to the company. */
    public void disconnect(String realmId) {
        grants.refreshToken(realmId).ifPresent(grants::revoke);
    }

    /** Fault rules; the same as under {@code /_sandbox/faults}. */
    public Faults faults() {
        return faults;
    }

    /** Replaces the mix of faults. */
    public void faultMix(FaultMix mix, long seed) {
        faults.mix(mix, answers, seed);
    }

    /** Requests to API and OAuth, by route. */
    public RequestCounts counts() {
        return server.counts();
    }

    /** The first company's books, for somebody who works in QuickBooks itself. */
    public Ledger ledger() {
        return ledger(realmId());
    }

    public Ledger ledger(String realmId) {
        return new PersonInQuickBooks(companies.get(realmId));
    }

    @Override
    public void close() {
        server.close();
        closeBooks();
    }

    private void closeBooks() {
        companies.values().forEach(Company::close);
        grantRecords.close();
    }

    private Company open(String realm) {
        Company company = new Company(records(realm), options.clock(), options.automatedTaxRate());
        if (!company.isOpened()) {
            company.open(StartingBooks.of(options));
        }
        return company;
    }

    private Records records(String name) {
        return options.journalFolder()
                .map(folder -> Records.journaled(folder.resolve("quickbooks-" + name + ".jsonl")))
                .orElseGet(Records::temporary);
    }
}
