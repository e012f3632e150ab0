package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a company is connected to, and that what belongs to one QuickBooks company is never seen in another. */
interface ConnectionsContract extends OnAws {

    @Test
    default void aConnectionIsReadAsItWasStored() {
        Company company = company();
        DynamoDbConnections connections = new DynamoDbConnections(company.tables);
        assertThat(connections.to(ConnectedSystem.QUICKBOOKS)).isEqualTo(Connection.none(ConnectedSystem.QUICKBOOKS));
        Connection stored = connections.change(ConnectedSystem.QUICKBOOKS, none -> none.withLogin("client id")
                .connecting(new Account("934", ""), company.clock.instant(), "ann@example.com")
                .proved(
                        new Account("934", "Summit"),
                        company.clock.instant(),
                        List.of(new Advice("Numbers are not kept.", "Switch them on."))));
        assertThat(connections.to(ConnectedSystem.QUICKBOOKS)).isEqualTo(stored);
        assertThat(stored.usable()).isTrue();
        assertThat(connections.to(ConnectedSystem.REVIO).state()).isEqualTo(ConnectionState.NONE);
    }

    @Test
    default void changesMadeAtOnceAreAllKept() {
        Company company = company();
        DynamoDbConnections connections = new DynamoDbConnections(company.tables);
        connections.change(ConnectedSystem.PSA, none -> none.withLogin("0"));
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> connections.change(
                        ConnectedSystem.PSA,
                        before -> before.withLogin(Integer.toString(Integer.parseInt(before.login()) + 1))));
        assertThat(connections.to(ConnectedSystem.PSA).login()).isEqualTo("8");
    }

    @Test
    default void anotherQuickBooksCompanySeesNoneOfTheLinksOfTheFirst() {
        Company company = company();
        var lease = company.lease(Direction.INVOICES_TO_QUICKBOOKS);
        new DynamoDbKeyLinks(company.books).put(company.link(1001, "77"), lease);
        RealmTables other = company.inRealm("99");
        assertThat(new DynamoDbKeyLinks(other).byRevioIds(RecordType.BILL, List.of("1001")))
                .isEmpty();
        assertThat(new DynamoDbKeyLinks(other).byQuickBooksId(RecordType.BILL, "77"))
                .isEmpty();
        new DynamoDbKeyLinks(other).put(company.link(1002, "77"), lease);
        assertThat(new DynamoDbKeyLinks(company.books).byRevioIds(RecordType.BILL, List.of("1001", "1002")))
                .containsOnlyKeys("1001");
    }
}
