package io.revsync.functions.oauth;

import io.revsync.aws.Companies;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the other companies of the stack are connected to. */
final class OtherCompanies {
    /** In which tokens are there, so that a run may come again. */
    private static final Set<ConnectionState> HOLDS =
            EnumSet.of(ConnectionState.CONNECTING, ConnectionState.CONNECTED, ConnectionState.LOST);

    private final String mine;
    private final Companies companies;

    OtherCompanies(Surroundings surroundings) {
        this.mine = surroundings.company();
        this.companies = new Companies(surroundings);
    }

    /** The name of the one that keeps the books of this QuickBooks company; empty if none does. */
    Optional<String> keeping(String realm) {
        return companies.ready().stream()
                .filter(other -> !other.company().equals(mine))
                .filter(other -> holds(new Systems(other).connections().to(ConnectedSystem.QUICKBOOKS), realm))
                .map(Surroundings::company)
                .findFirst();
    }

    private static boolean holds(Connection connection, String realm) {
        return HOLDS.contains(connection.state())
                && connection
                        .account()
                        .filter(account -> account.id().equals(realm))
                        .isPresent();
    }
}
