package io.revsync.aws;

import io.revsync.sync.store.Lease;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The part of a company's tables that speaks of one QuickBooks company: links, outbox, cursors, census, problems. Ids of one company mean
 * nothing in another, so each has a part of its own; whoever connects another one starts afresh there, and what was is kept.
 */
public final class RealmTables {
    private final CompanyTables company;
    private final String realm;

    /** @param realm the QuickBooks company's id */
    public RealmTables(CompanyTables company, String realm) {
        if (realm.isBlank()) {
            throw new IllegalArgumentException("Links cannot be kept before it is known to which QuickBooks company.");
        }
        this.company = company;
        this.realm = realm;
    }

    Section keyLinks(String name) {
        return company.keyLinks(realm + "#" + name);
    }

    Section activity(String name) {
        return company.activity(realm + "#" + name);
    }

    /** As {@link CompanyTables#writeUnfenced}. */
    void writeUnfenced(List<TransactWriteItem> writes) {
        company.writeUnfenced(writes);
    }

    /** As {@link CompanyTables#write}. */
    void write(List<TransactWriteItem> writes, Lease lease) {
        company.write(writes, lease);
    }

    /** As {@link CompanyTables#writeInSteps}. */
    void writeInSteps(List<TransactWriteItem> writes, Lease lease) {
        company.writeInSteps(writes, lease);
    }
}
