package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.aws.ScheduleExpression;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void theRuleThatComesFirstFiresAndRulesOfTheSameMinuteFireTogether() {
        Timetable timetable = table(
                Map.of("half", "cron(30 * * * ? *)", "daily", "cron(0 6 * * ? *)", "also-half", "cron(30 12 * * ? *)"));
        assertThat(timetable.after(NOON)).hasValueSatisfying(due -> {
            assertThat(due.time()).isEqualTo(Instant.parse("2026-11-22T12:30:00Z"));
            assertThat(due.rules()).containsExactly("also-half", "half");
        });
        assertThat(timetable
                        .after(Instant.parse("2026-11-22T12:30:00Z"))
                        .orElseThrow()
                        .rules())
                .containsExactly("half");
    }

    @Test
    void aTableWithoutRulesNeverFires() {
        assertThat(table(Map.of()).after(NOON)).isEmpty();
        assertThat(table(Map.of("past", "cron(0 0 1 1 ? 2020)")).after(NOON)).isEmpty();
    }

    @Test
    void theTemplatesOwnRulesFireEveryHour() {
        Map<String, String> rules = SamTemplate.ofThisProject().functions().stream()
                .flatMap(function -> function.schedules().stream())
                .collect(Collectors.toMap(
                        rule -> rule.name(),
                        rule -> rule.schedule().orElseThrow().text()));
        assertThat(table(rules).after(NOON)).hasValueSatisfying(due -> {
            assertThat(due.time()).isEqualTo(Instant.parse("2026-11-22T13:00:00Z"));
            assertThat(due.rules()).containsExactlyInAnyOrderElementsOf(rules.keySet());
        });
    }

    private static Timetable table(Map<String, String> rules) {
        return new Timetable(rules.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rule -> ScheduleExpression.parse(rule.getValue()))));
    }
}
