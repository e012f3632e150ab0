package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.sandbox.faults.FaultMix;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutAnyOptionEverythingRunsOnTheDocumentedPortsAndStaysUp() {
        Options options = options();
        assertThat(options.part()).isEqualTo(Part.ALL);
        assertThat(options.once()).isFalse();
        assertThat(options.rounds()).isEqualTo(1);
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.quickBooksPort()).isEqualTo(8081);
        assertThat(options.revioPort()).isEqualTo(8082);
        assertThat(options.consolePort()).isEqualTo(8090);
        assertThat(options.setup()).isEqualTo(Setup.DONE);
        assertThat(options.faults()).isEqualTo(FaultMix.NONE);
        assertThat(options.report()).isEmpty();
        assertThat(options.data()).isEmpty();
        assertThat(options.books()).isEmpty();
    }

    @Test
    void everyOptionIsRead(@TempDir Path books) {
        Options options = options(
                "rehearse.part",
                "servers",
                "rehearse.once",
                "FALSE",
                "rehearse.rounds",
                "3",
                "rehearse.setup",
                "wizard",
                "rehearse.report",
                "r.json",
                "rehearse.port",
                "0",
                "rehearse.quickbooks.port",
                "9001",
                "rehearse.revio.port",
                "9002",
                "rehearse.console.port",
                "9003",
                "rehearse.faults",
                "stormy",
                "rehearse.data",
                "kept",
                "sandbox.books",
                books.toString());
        assertThat(options.part()).isEqualTo(Part.SERVERS);
        assertThat(options.once()).isFalse();
        assertThat(options.setup()).isEqualTo(Setup.WIZARD);
        assertThat(options.consolePort()).isEqualTo(9003);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.report()).contains(Path.of("r.json").toAbsolutePath());
        assertThat(options.port()).isZero();
        assertThat(options.faults()).isEqualTo(FaultMix.STORMY);
        assertThat(options.data()).contains(Path.of("kept").toAbsolutePath());
        assertThat(options.books()).contains(books);
    }

    @Test
    void anEmptyValueCountsAsNotGiven() {
        assertThat(options("rehearse.report", "", "rehearse.once", " ")).isEqualTo(options());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rehearse.onse           | true    | There is no option -Drehearse.onse. There are: -Drehearse.part,
            sandbox.book            | x       | There is no option -Dsandbox.book.
            rehearse.once           | yes     | -Drehearse.once=yes is neither true nor false
            rehearse.port           | 80a     | -Drehearse.port=80a is not a number from 0 to 65535
            rehearse.revio.port     | 70000   | -Drehearse.revio.port=70000 is not a number
            rehearse.part           | half    | -Drehearse.part=half is none of all, servers, functions
            rehearse.faults         | drizzle | stormy
            sandbox.books           | nowhere | is not a folder
            rehearse.quickbooks.port| 8080    | must be four different ports
            rehearse.console.port   | 8082    | must be four different ports
            rehearse.setup          | magic   | -Drehearse.setup=magic is none of done, wizard
            rehearse.rounds         | 0       | -Drehearse.rounds=0 is not a number from 1
            """)
    void anOptionThatMakesNoSenseIsRefusedInWords(String name, String value, String words) {
        assertThatThrownBy(() -> options(name, value))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(words);
    }

    @Test
    void functionsAloneNeedToKnowWhereTheServersAre() {
        assertThatThrownBy(() -> options("rehearse.part", "functions", "rehearse.port", "0"))
                .hasMessageContaining("none of them can be 0");
    }

    @Test
    void theWizardNeedsSomebodyWhoStays() {
        assertThatThrownBy(() -> options("rehearse.setup", "wizard", "rehearse.once", "true"))
                .hasMessageContaining("waits for a person");
        assertThat(options("rehearse.once", "TRUE").once()).isTrue();
    }

    private static Options options(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Options.from(properties);
    }
}
