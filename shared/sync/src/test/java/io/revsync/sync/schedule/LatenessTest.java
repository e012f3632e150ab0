package io.revsync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessTest {

    @ParameterizedTest
    @CsvSource({
        "0 * * * *,   2026-11-24T10:00:10Z, 2026-11-24T12:59:00Z, false",
        "0 * * * *,   2026-11-24T10:00:10Z, 2026-11-24T13:01:00Z, true",
        "0 6 * * *,   2026-11-24T06:00:10Z, 2026-11-26T06:30:00Z, false",
        "0 6 * * *,   2026-11-24T06:00:10Z, 2026-11-26T07:30:00Z, true",
        "0 6 * * MON, 2026-11-23T06:00:10Z, 2026-11-24T12:00:00Z, false",
        "* * * * *,   2026-11-24T10:00:10Z, 2026-11-24T10:30:00Z, false",
        "* * * * *,   2026-11-24T10:00:10Z, 2026-11-24T11:03:00Z, true"
    })
    void aDirectionIsLateWhenItMissedTwoOfItsOwnTimes(String cron, Instant since, Instant now, boolean late)
            throws WrongScheduleException {
        assertThat(Lateness.late(Schedule.of(cron), since, now)).isEqualTo(late);
    }
}
