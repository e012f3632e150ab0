package io.revsync.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void fortyBatchesAtOnceAreNotCountedAsFasterThanTheMinuteTheyUseUp() {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        for (int batch = 0; batch < 100; batch++) {
            seen.withArray("starts").add(1_000_000L + batch / 40 * 61_000L + batch % 40);
            seen.withArray("items").add(30);
        }
        Pace pace = Pace.of(seen);
        assertThat(pace.batches()).isEqualTo(100);
        assertThat(pace.writes()).isEqualTo(3_000);
        assertThat(pace.sustained())
                .hasValueSatisfying(rate -> assertThat(rate).isCloseTo(1_200 * 60 / 61.0, within(0.1)));
    }

    @Test
    void fewerThanFortyOneBatchesSayNothingAboutAMinute() {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        for (int batch = 0; batch < 40; batch++) {
            seen.withArray("starts").add(batch);
            seen.withArray("items").add(30);
        }
        assertThat(Pace.of(seen).sustained()).isEmpty();
    }

    @Test
    void aSizeThatTwoPartsAskForIsGrownToOnce() {
        Properties properties = new Properties();
        properties.setProperty("bench.linked", "3000, 1000");
        properties.setProperty("bench.heap.bills", "3_000");
        assertThat(BenchOptions.from(properties).grownTo()).containsExactly(1_000, 3_000);
        properties.setProperty("bench.only", "limits, heap");
        assertThat(BenchOptions.from(properties).grownTo()).containsExactly(3_000);
    }
}
