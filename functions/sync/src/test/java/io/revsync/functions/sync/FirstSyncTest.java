package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.reconcile.Comparison;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirstSyncTest {

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void theBuiltInCompanyArrivesWholeAndASecondRoundWritesNothing() {
        try (World world = new World(stage, BuiltInBooks.telecomReseller(TestBooks.NOON))) {
            List<RunReport> first = world.runAll();

            assertThat(first).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            assertThat(first.get(1).count(Outcome.CREATED))
                    .isEqualTo(first.get(1).read());
            assertThat(world.compare())
                    .allSatisfy(each -> assertThat(each.differences()).isEmpty());
            assertThat(world.compare().get(1).quickBooks())
                    .isEqualTo(world.compare().get(1).revio());

            List<RunReport> second = world.runAll();
            assertThat(second).extracting(RunReport::written).containsOnly(0L);
            assertThat(second.get(1).quickBooksCalls()).isZero();
        }
    }

    @Test
    void aSmallCompanyIsEqualToTheCent() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme: Corp")
                .customer(102, "Smith & Sons", "'parent_customer_id': 101, 'status': 'OPEN'")
                .customer(103, "Future Inc", "'status': 'PROSPECT'")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 102, "10.00", "12.00", "-2.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            List<Comparison> both = world.compare();
            assertThat(both).allSatisfy(each -> assertThat(each.differences()).isEmpty());
            assertThat(both.get(0).quickBooks().count()).isEqualTo(2);
            assertThat(both.get(1).quickBooks().total()).isEqualByComparingTo("133.45");
        }
    }
}
