package io.revsync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 * * * *              | cron(0 * * * ? *)
            */15 8-18 * * mon-fri  | cron(0/15 8-18 ? * MON-FRI *)
            0 0 * * 5-7            | cron(0 0 ? * SUN,FRI-SAT *)
            0 0 * * SUN-TUE/2      | cron(0 0 ? * SUN,TUE *)
            0 0 * * 0              | cron(0 0 ? * SUN *)
            0 0 * * 7              | cron(0 0 ? * SUN *)
            0 0 * * Sun,Wed        | cron(0 0 ? * SUN,WED *)
            0 0 * * */2            | cron(0 0 ? * SUN,TUE,THU,SAT *)
            10-50/20 * * * *       | cron(10/20 * * * ? *)
            10-30/10 * * * *       | cron(10,20,30 * * * ? *)
            */7 * * * *            | cron(0/7 * * * ? *)
            0 6 1 jan-mar,DEC *    | cron(0 6 1 1-3,12 ? *)
            0 6 */10 * *           | cron(0 6 1/10 * ? *)
            0 0 29 2 *             | cron(0 0 29 2 ? *)
            * * * * *              | cron(* * * * ? *)
            0 0 * * 0-7            | cron(0 0 * * ? *)
            """)
    void cronIsSaidInEventBridgesWords(String cron, String eventBridge) throws WrongScheduleException {
        assertThat(Schedule.of(cron).eventBridge()).isEqualTo(eventBridge);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 * * * *              | every hour
            */15 * * * *           | every 15 minutes
            0 22 * * 1-5           | at 22:00 every day between Monday and Friday (UTC)
            0 9 * * 1,3,5          | at 09:00 on Monday, Wednesday and Friday (UTC)
            0 0 * * 7              | at 00:00 on Sunday (UTC)
            30 6 1 1,4,7,10 *      | at 06:30 on day 1 in January, April, July and October (UTC)
            0 6 1,15 * *           | at 06:00 on day 1 and 15 (UTC)
            0 6 * * *              | at 06:00 (UTC)
            """)
    void aScheduleIsToldInWords(String cron, String words) throws WrongScheduleException {
        assertThat(Schedule.of(cron).words()).isEqualTo(words);
    }

    @Test
    void theNextTimesAreListed() throws WrongScheduleException {
        assertThat(Schedule.of("0 9 * * MON").next(Instant.parse("2026-11-23T09:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-11-30T09:00:00Z"),
                        Instant.parse("2026-12-07T09:00:00Z"),
                        Instant.parse("2026-12-14T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0****            | this one has 1        | Did you mean 0 * * * *?
            30****           | this one has 1        | Did you mean 30 * * * *?
            ''               | this one has 0        | Write minute, hour
            0 * *            | this one has 3        | Write minute, hour
            0 0 * * * *      | once a minute at most | Write minute, hour
            @daily           | Nicknames             | Write 0 0 * * * instead
            rate(1 hour)     | EventBridge's own     | five fields
            0 0 1 * 1        | either of the two     | Set one of them to *
            0 0 */2 * 1      | either of the two     | Set one of them to *
            61 * * * *       | minute field "61"     | 0 to 59
            0 24 * * *       | hour field "24"       | 0 to 23
            0 0 0 * *        | day of the month      | 1 to 31
            0 0 * 13 *       | month field "13"      | JAN to DEC
            0 0 * * 8        | day of the week       | 0 and 7 are Sunday
            0 22-6 * * *     | hour field "22-6"     | 22-23,0-6
            5/15 * * * *     | do not agree          | 5-59/15
            */0 * * * *      | minute field "*/0"    | steps
            1,,2 * * * *     | minute field "1,,2"   | lists
            0 0 L * *        | day of the month      | 1 to 31
            x * * * *        | minute field "X"      | 0 to 59
            -5 * * * *       | minute field "-5"     | 0 to 59
            0 0 30 2 *       | never comes           | a day that the month has
            0 0 31 4,6,9 *   | never comes           | a day that the month has
            """)
    void whatEventBridgeCannotKeepIsRefusedWithTheReason(String cron, String problem, String remedy) {
        WrongScheduleException refusal = catchThrowableOfType(WrongScheduleException.class, () -> Schedule.of(cron));

        assertThat(refusal).isNotNull();
        assertThat(refusal).hasMessageContaining(problem);
        assertThat(refusal.remedy()).contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999 * * * *",
                "*/99999999999 * * * *",
                "\u0660 * * * *",
                "1-2-3 * * * *",
                "*/5/5 * * * *",
                "- * * * *",
                "/ * * * *",
                ", * * * *",
                "*/ * * * *",
                "0 0 * * MON#1",
                "0 0 15W * *",
                "0 0 ? * *",
                "0 0 * * SUN-",
                "* * * * *\u0000"
            })
    void whateverIsTypedIsRefusedInWords(String cron) {
        assertThat(catchThrowableOfType(WrongScheduleException.class, () -> Schedule.of(cron)))
                .isNotNull();
    }
}
