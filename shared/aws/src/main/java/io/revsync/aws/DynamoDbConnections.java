package io.revsync.aws;

import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.Connections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item per system, saved only over the version it was made from. */
public final class DynamoDbConnections implements Connections {
    private final Section connections;

    public DynamoDbConnections(CompanyTables tables) {
        this.connections = tables.settings("connections");
    }

    @Override
    public Connection to(ConnectedSystem system) {
        return connection(system, connections.get(system.key()));
    }

    @Override
    public Connection change(ConnectedSystem system, UnaryOperator<Connection> change) {
        while (true) {
            Optional<Map<String, AttributeValue>> stored = connections.get(system.key());
            Connection before = connection(system, stored);
            Connection after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            String writer = UUID.randomUUID().toString();
            long version = stored.map(Section::version).orElse(0L);
            if (connections.putVersion(system.key(), version, Attributes.write(after), writer)) {
                return after;
            }
        }
    }

    private static Connection connection(ConnectedSystem system, Optional<Map<String, AttributeValue>> item) {
        return item.map(each -> Attributes.read(each.get(Section.VALUE).s(), Connection.class))
                .orElseGet(() -> Connection.none(system));
    }
}
