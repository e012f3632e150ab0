package io.revsync.rehearsal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void withoutATerminalThereAreOnlyPlainLines() {
        Screen screen = screen(false);
        screen.status("working");
        screen.good("Equal");
        assertThat(shown).hasToString("Equal" + System.lineSeparator());
    }

    @Test
    void onATerminalTheStatusIsWrittenOverByTheNextLine() {
        Screen screen = screen(true);
        screen.status("working");
        screen.line("done");
        assertThat(shown).hasToString("\r\u001b[Kworking\r\u001b[Kdone" + System.lineSeparator());
    }

    @Test
    void afterTheLastWordsNothingIsShown() {
        Screen screen = screen(true);
        screen.last("Ended.");
        screen.line("a thread that does not know");
        screen.status("nor this one");
        assertThat(shown).hasToString("Ended." + System.lineSeparator());
    }

    @Test
    void aTableIsAsWideAsItMustBe() {
        TextTable table = new TextTable(List.of("direction", "read"));
        table.row(List.of("customers", "1,512"));
        table.row(List.of("x", "3"));
        assertThat(table.lines())
                .containsExactly(
                        "  direction   read", "  ----------------", "  customers  1,512", "  x              3");
    }

    @Test
    void progressShowsABarARateAndTheTimeLeft() {
        Progress half = new Progress("invoices", 600, OptionalLong.of(1_200), Duration.ofSeconds(60));
        assertThat(half.line(false))
                .isEqualTo("  invoices  ############............  600 of 1,200  10.0/s  1 min left");
        assertThat(half.line(true)).contains("████████████░░░░░░░░░░░░");
        assertThat(new Progress("invoices", 3, OptionalLong.of(1_200), Duration.ofSeconds(9)).line(false))
                .doesNotContain("left");
        assertThat(new Progress("invoices", 3, OptionalLong.empty(), Duration.ofSeconds(2)).line(false))
                .isEqualTo("  invoices  3 records  1.5/s  2 s");
        assertThat(new Progress("invoices", 0, OptionalLong.of(0), Duration.ZERO).line(false))
                .contains("########################  0 of 0");
    }

    @ParameterizedTest
    @CsvSource({"4, 4 s", "80, 1 min 20 s", "120, 2 min", "3600, 1 h", "7500, 2 h 5 min"})
    void timesAreSaidAsPeopleSayThem(long seconds, String words) {
        assertThat(Words.about(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void moneyIsNeverRounded() {
        assertThat(Words.money(new BigDecimal("1639068.8"))).isEqualTo("1,639,068.80");
        assertThat(Words.money(new BigDecimal("0.125"))).isEqualTo("0.125");
        assertThat(Words.money(new BigDecimal("-5"))).isEqualTo("-5.00");
        assertThat(Words.money(new BigDecimal("9007199254740993.01"))).isEqualTo("9,007,199,254,740,993.01");
    }

    @Test
    void enterOrQEndsFFiresAndTheEndOfTheInputDoesNothing() {
        assertThat(typed("\n", 1)).containsExactly(Keyboard.Wish.END);
        assertThat(typed("hello\nf\n Q \n", 2)).containsExactly(Keyboard.Wish.FIRE, Keyboard.Wish.END);
        assertThat(new Keyboard(new ByteArrayInputStream(new byte[0])).next(Duration.ofMillis(100)))
                .isEmpty();
    }

    private static List<Keyboard.Wish> typed(String input, int wishes) {
        Keyboard keyboard = new Keyboard(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
        return Stream.generate(() -> keyboard.next(Duration.ofSeconds(5)))
                .limit(wishes)
                .flatMap(Optional::stream)
                .toList();
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal, StandardCharsets.UTF_8);
    }
}
