package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.rehearsal.lambda.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void aTakenPortIsToldInWordsWithTheOptionThatChangesIt() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.freeForServers(options(somebody.getLocalPort())))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining("Port " + somebody.getLocalPort() + " is taken")
                    .hasMessageContaining("the simulated QuickBooks")
                    .hasMessageContaining("-Drehearse.quickbooks.port=PORT");
        }
    }

    @Test
    void anyFreePortIsAlwaysFree() {
        assertThatCode(() -> PortCheck.freeForServers(options(0))).doesNotThrowAnyException();
    }

    @Test
    void functionsWithoutServersSayHowToStartThem() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        assertThatThrownBy(() -> PortCheck.answering(Endpoints.onPorts(nobody, nobody, nobody)))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("-Drehearse.part=servers");
    }

    private static Options options(int quickBooksPort) {
        Properties properties = new Properties();
        properties.setProperty("rehearse.port", "0");
        properties.setProperty("rehearse.revio.port", "0");
        properties.setProperty("rehearse.quickbooks.port", String.valueOf(quickBooksPort));
        return Options.from(properties);
    }
}
