package io.revsync.sandbox.control;

import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultGate;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.RequestCounts;
import io.revsync.sandbox.http.SandboxServer;
import java.net.URI;

/** A simulated system on a port: its API behind the faults, and the control path beside them. */
public final class SimulatorServer implements AutoCloseable {

    private final SandboxServer server;
    private final FaultGate gate;
    private final RequestCounts counts;

    private SimulatorServer(SandboxServer server, FaultGate gate, RequestCounts counts) {
        this.server = server;
        this.gate = gate;
        this.counts = counts;
    }

    /**
     * Starts the system.
     *
     * @param port 0 for any free one
     * @param api answers everything outside {@code /_sandbox}
     * @throws io.revsync.sandbox.http.PortTakenException if somebody listens there already
     */
    public static SimulatorServer start(
            String name,
            int port,
            SandboxClock clock,
            Faults faults,
            FaultDialect dialect,
            Ledger ledger,
            Handler api) {
        RequestCounts counts = new RequestCounts();
        FaultGate gate = new FaultGate(faults, dialect, api);
        ControlPath control = new ControlPath(clock, faults, dialect, ledger, counts);
        SandboxServer server = SandboxServer.start(name, port, request -> {
            if (request.path().startsWith(ControlPath.PREFIX)) {
                return control.handle(request);
            }
            counts.count(request);
            return gate.handle(request);
        });
        return new SimulatorServer(server, gate, counts);
    }

    public URI url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** Requests to the API, by route; the control path is not counted. */
    public RequestCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        gate.close();
        server.close();
    }
}
