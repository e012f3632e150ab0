package io.revsync.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks before anything starts whether the wanted ports are free, so that a taken one is told at once and in words. */
final class FreePorts {
    private FreePorts() {}

    /** @throws OptionException naming the taken port and the option that changes it */
    static void check(Options options) {
        check(options.port(), "the embedded AWS", Options.PORT);
        check(options.quickBooksPort(), "the simulated QuickBooks", Options.QUICKBOOKS_PORT);
        check(options.revioPort(), "the simulated Rev.io", Options.REVIO_PORT);
    }

    private static void check(int port, String who, String option) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            if (port != 0 && probe.getLocalPort() != port) {
                throw new IllegalStateException("Asked for port " + port + ", got " + probe.getLocalPort());
            }
        } catch (IOException e) {
            throw new OptionException("Port " + port + " is taken, so " + who + " cannot listen there. Perhaps another rehearsal"
                    + " is still running: end it, or choose another port with -D" + option + "=PORT (0 takes any free one).");
        }
    }
}
