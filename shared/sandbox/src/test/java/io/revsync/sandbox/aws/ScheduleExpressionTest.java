package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(0 * * * ? *)          | 2026-11-22T15:00:00Z | 2026-11-22T16:00:00Z
            cron(0/15 8-17 ? * MON-FRI *) | 2026-11-20T17:45:00Z | 2026-11-23T08:00:00Z
            cron(0 18 L * ? *)         | 2028-02-01T00:00:00Z | 2028-02-29T18:00:00Z
            cron(0 9 15W * ? *)        | 2026-11-01T00:00:00Z | 2026-11-16T09:00:00Z
            cron(0 9 1W * ? *)         | 2026-07-31T09:00:00Z | 2026-08-03T09:00:00Z
            cron(30 6 ? * 6L *)        | 2026-11-22T00:00:00Z | 2026-11-27T06:30:00Z
            cron(30 6 ? * TUE#2 *)     | 2026-11-22T00:00:00Z | 2026-12-08T06:30:00Z
            cron(0 0 ? * 1 *)          | 2026-11-22T00:00:00Z | 2026-11-29T00:00:00Z
            cron(0 0 29 2 ? *)         | 2026-11-22T00:00:00Z | 2028-02-29T00:00:00Z
            cron(0 0 1 1 ? 2030)       | 2026-11-22T00:00:00Z | 2030-01-01T00:00:00Z
            rate(5 minutes)            | 2026-11-22T15:00:30Z | 2026-11-22T15:05:30Z
            rate(1 day)                | 2026-11-22T15:00:00Z | 2026-11-23T15:00:00Z
            """)
    void theNextFiringFollowsAwsRules(String expression, Instant after, Instant expected) {
        assertThat(ScheduleExpression.parse(expression).next(after)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 * * * *",
                "cron(0 * * * *)",
                "cron(0 * * * * *)",
                "cron(0 * ? * ? *)",
                "cron(60 * * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 0 0 * ? *)",
                "cron(0 0 ? * 0 *)",
                "cron(0 0 ? * 8 *)",
                "cron(0 0 ? * MON#6 *)",
                "cron(0 0 1 13 ? *)",
                "cron(0 0 1 1 ? 1969)",
                "cron(0/0 * * * ? *)",
                "cron(5-1 * * * ? *)",
                "cron(a * * * ? *)",
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(30 seconds)",
                "every hour"
            })
    void whatEventBridgeRefusesIsRefused(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 0 1 1 ? 1999)", "cron(0 0 30 2 ? *)"})
    void aTimeThatNeverComesIsNever(String expression) {
        assertThat(ScheduleExpression.parse(expression).next(Instant.parse("2026-11-22T00:00:00Z")))
                .isEmpty();
    }

    /** Compared with an independent library, whose Quartz dialect is the same but for the leading seconds. */
    @Property(tries = 200)
    void theNextFiringIsTheOneCronUtilsFinds(@ForAll("fields") String fields, @ForAll("moments") Instant moment) {
        CronParser quartz = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        ZonedDateTime expected = ExecutionTime.forCron(quartz.parse("0 " + fields))
                .nextExecution(moment.atZone(ZoneOffset.UTC))
                .orElseThrow();
        assertThat(ScheduleExpression.parse("cron(" + fields + ")").next(moment))
                .contains(expected.toInstant());
    }

    @Provide
    Arbitrary<String> fields() {
        Arbitrary<String> minutes = Arbitraries.of("0", "*", "0/7", "5,10,50", "20-30/5", "59");
        Arbitrary<String> hours = Arbitraries.of("*", "0", "8-17", "0/5", "23", "1,13");
        Arbitrary<String> days = Arbitraries.of(
                "* * ?",
                "L * ?",
                "1/10 * ?",
                "31 JAN,MAR ?",
                "15W 3-5 ?",
                "? * MON-FRI",
                "? 2 SUN",
                "? * 6L",
                "? * 3#2",
                "? FEB-APR 2,4");
        Arbitrary<String> years = Arbitraries.of("*", "2030-2035", "2040");
        return Combinators.combine(minutes, hours, days, years).as((m, h, d, y) -> m + " " + h + " " + d + " " + y);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(1_700_000_000L, 1_900_000_000L).map(Instant::ofEpochSecond);
    }
}
