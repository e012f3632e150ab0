package io.revsync.sync.connection;

import java.util.function.UnaryOperator;

/** Port: a company's connections. */
public interface Connections {

    /** The connection to this system; {@link Connection#none} if nothing was ever stored. */
    Connection to(ConnectedSystem system);

    /**
     * Changes a connection; from the newest once more when somebody else changed it meanwhile.
     *
     * @return as it is stored now
     */
    Connection change(ConnectedSystem system, UnaryOperator<Connection> change);
}
