package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchSizerTest {

    @Test
    void afterATimeOutBatchesAreHalvedAndWithEachAnswerTheyGrowAgain() {
        BatchSizer sizer = new BatchSizer(30);

        sizer.timedOut();
        assertThat(sizer.size()).isEqualTo(15);
        sizer.timedOut();
        assertThat(sizer.size()).isEqualTo(7);
        sizer.answered();
        assertThat(sizer.size()).isEqualTo(13);
        sizer.answered();
        sizer.answered();
        sizer.answered();
        assertThat(sizer.size()).isEqualTo(30);
    }

    @Property(tries = 200)
    void aBatchIsNeverEmptyAndNeverLargerThanTheSettingsSayAndRecovers(
            @ForAll @IntRange(min = 1, max = 30) int largest, @ForAll @Size(max = 50) List<Boolean> timeOuts) {
        BatchSizer sizer = new BatchSizer(largest);

        for (boolean timeOut : timeOuts) {
            if (timeOut) {
                sizer.timedOut();
            } else {
                sizer.answered();
            }
            assertThat(sizer.size()).isBetween(1, largest);
        }
        for (int i = 0; i < largest; i++) {
            sizer.answered();
        }
        assertThat(sizer.size()).isEqualTo(largest);
    }
}
