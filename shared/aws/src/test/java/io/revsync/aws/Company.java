package io.revsync.aws;

import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A company of its own for each test, so that tests share the tables and nothing else. */
final class Company {
    static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

    final String name = "company-" + UUID.randomUUID();
    final SandboxClock clock = SandboxClock.frozenAt(START);
    /** Waiting moves the clock. */
    final Pause pause = clock::advance;

    final AwsClients aws;
    final SecretNames secretNames;
    final CompanyTables tables;
    /** The part of its one QuickBooks company. */
    final RealmTables books;

    Company(AwsClients aws) {
        this.aws = aws;
        this.secretNames = new SecretNames(
                name + "/app", name + "/tokens", name + "/revio", name + "/psa-app", name + "/psa-tokens");
        TableNames names = new TableNames(
                "revio-quickbooks-sync-Settings", "revio-quickbooks-sync-KeyLinks", "revio-quickbooks-sync-Activity");
        this.tables = new CompanyTables(aws.dynamoDb(), names, name, clock, pause);
        this.books = inRealm("4620816365");
    }

    RealmTables inRealm(String realm) {
        return new RealmTables(tables, realm);
    }

    Lease lease(Direction direction) {
        return new DynamoDbLeases(tables)
                .acquire(direction, "run 1", clock.instant().plus(Duration.ofMinutes(16)))
                .orElseThrow();
    }

    /** Lets the lease expire and somebody else take it. */
    Lease takeOver(Lease lease) {
        clock.advance(Duration.ofMinutes(17));
        return lease(lease.direction());
    }

    static RecordKey bill(int id) {
        return new RecordKey(RecordType.BILL, Integer.toString(id));
    }

    KeyLink link(int billId, String invoiceId) {
        return new KeyLink(
                bill(billId),
                invoiceId,
                Origin.REVIO,
                LinkState.LIVE,
                "0",
                "fingerprint of " + billId,
                clock.instant());
    }
}
