package io.revsync.sandbox.http;

/** Somebody else listens on the port. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String name, int port, Throwable cause) {
        super(
                "Port " + port + ", wanted by " + name + ", is taken. Stop what listens there, or choose another port.",
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
