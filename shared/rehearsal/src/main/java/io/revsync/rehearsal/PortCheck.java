package io.revsync.rehearsal;

import io.revsync.rehearsal.lambda.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Looks before anything starts whether the ports are as they must be, so that it is told at once and in words if they are not. */
final class PortCheck {
    private static final int PATIENCE_MILLIS = 2_000;

    private PortCheck() {}

    /** @throws OptionException naming the taken port and the option that changes it */
    static void freeForConsole(Options options) {
        free(options.consolePort(), "the console", Options.CONSOLE_PORT);
    }

    /** @throws OptionException naming the taken port and the option that changes it */
    static void freeForServers(Options options) {
        free(options.port(), "the embedded AWS", Options.PORT);
        free(options.quickBooksPort(), "the simulated QuickBooks", Options.QUICKBOOKS_PORT);
        free(options.revioPort(), "the simulated Rev.io", Options.REVIO_PORT);
    }

    /** @throws OptionException if there are no servers for the functions */
    static void answering(Endpoints endpoints) {
        for (URI server : List.of(endpoints.aws(), endpoints.quickBooks(), endpoints.revio())) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            } catch (IOException e) {
                throw new OptionException("No server answers at " + server
                        + ". Start the servers first, in another terminal, and wait until they say \"ready\":"
                        + " mvn -Prehearse -Drehearse.part=servers (with the same ports, if you choose them).");
            }
        }
    }

    private static void free(int port, String who, String option) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new OptionException(
                    "Port " + port + " is taken, so " + who + " cannot listen there. Perhaps another rehearsal"
                            + " is still running: end it, or choose another port with -D" + option
                            + "=PORT (0 takes any free one).");
        }
    }
}
