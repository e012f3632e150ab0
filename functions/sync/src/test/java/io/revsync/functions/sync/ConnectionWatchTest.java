package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.revio.RevioCredentials;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.connection.Connections;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A connection that no longer works pauses the syncs, and says so; nothing is called in vain. */
class ConnectionWatchTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void aRunOfACompanyThatIsNotConnectedCallsNobody() {
        try (World world = new World(stage, TestBooks.small())) {
            Connections connections = world.company().systems().connections();
            connections.change(ConnectedSystem.QUICKBOOKS, Connection::disconnected);

            RunReport run = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);

            assertThat(run.state()).isEqualTo(RunState.PAUSED);
            assertThat(run.note()).contains("QuickBooks is not connected");
            assertThat(world.quickBooks.counts().total() + world.revio.counts().total())
                    .isZero();
            assertThat(world.company().runLog().latest(Direction.CUSTOMERS_TO_QUICKBOOKS, 1))
                    .containsExactly(run);
        }
    }

    @Test
    void aConnectionThatIntuitEndedTurnsRedAndTheNextRunPauses() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.quickBooks.disconnect(world.quickBooks.realmId());
            Changes.make(world);
            world.clock.advance(Duration.ofHours(2));

            RunReport first = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            long calls =
                    world.quickBooks.counts().total() + world.revio.counts().total();
            RunReport second = world.run(Direction.INVOICES_TO_QUICKBOOKS);

            assertThat(first.state()).isEqualTo(RunState.STOPPED);
            Connection connection = world.company().systems().connections().to(ConnectedSystem.QUICKBOOKS);
            assertThat(connection.state()).isEqualTo(ConnectionState.LOST);
            assertThat(connection.trouble().orElseThrow().remedy()).contains("again");
            assertThat(second.state()).isEqualTo(RunState.PAUSED);
            assertThat(second.note()).contains("nothing is lost");
            assertThat(world.quickBooks.counts().total() + world.revio.counts().total())
                    .isEqualTo(calls);
        }
    }

    @Test
    void aPasswordThatRevioNoLongerTakesIsTriedOnceAndThenNoMore() {
        try (World world = new World(stage, TestBooks.small())) {
            world.company()
                    .systems()
                    .secrets()
                    .storeRevioCredentials(new RevioCredentials("sync@northwind", "yesterday's", ""));

            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.STOPPED);
            long calls = world.revio.counts().total();
            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.PAUSED);

            assertThat(world.revio.counts().total()).isEqualTo(calls);
            assertThat(world.company()
                            .systems()
                            .connections()
                            .to(ConnectedSystem.REVIO)
                            .state())
                    .isEqualTo(ConnectionState.LOST);
        }
    }

    @Test
    void aRevioThatLetsUsInAgainIsFoundOutWithinHoursAndTheSyncsGoOn() {
        try (World world = new World(stage, TestBooks.small())) {
            world.company()
                    .systems()
                    .secrets()
                    .storeRevioCredentials(new RevioCredentials("sync@northwind", "yesterday's", ""));
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            world.clock.advance(Duration.ofHours(6));
            long before = world.revio.counts().total();
            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.PAUSED);
            assertThat(world.run(Direction.INVOICES_TO_QUICKBOOKS).state()).isEqualTo(RunState.PAUSED);
            assertThat(world.revio.counts().total()).as("asked once").isEqualTo(before + 1);

            world.company()
                    .systems()
                    .secrets()
                    .storeRevioCredentials(new RevioCredentials("sync@northwind", "rehearsal", ""));
            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.PAUSED);
            world.clock.advance(Duration.ofHours(6));

            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.FINISHED);
            assertThat(world.company()
                            .systems()
                            .connections()
                            .to(ConnectedSystem.REVIO)
                            .state())
                    .isEqualTo(ConnectionState.CONNECTED);
        }
    }

    @Test
    void aRevioThatIsDownForAWhileStaysConnected() {
        try (World world = new World(stage, TestBooks.small())) {
            world.revio
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_BEFORE)).first(40));

            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.STOPPED);
            assertThat(world.company()
                            .systems()
                            .connections()
                            .to(ConnectedSystem.REVIO)
                            .usable())
                    .isTrue();
            world.revio.faults().clear();
            assertThat(world.run(Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.FINISHED);
        }
    }
}
