package io.revsync.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** A simulated system's books, for somebody who works in that system: versions and dates move as they would there. */
public interface Ledger {

    Collection<String> resources();

    int count(String resource);

    /** In order of id. */
    Stream<ObjectNode> all(String resource);

    Optional<ObjectNode> get(String resource, String id);

    /**
     * Changes the fields that are given and leaves the others; creates the record if the id is new or {@code null}.
     *
     * @return the record as it is now
     * @throws LedgerRefusal saying why the system does not take it
     */
    ObjectNode put(String resource, String id, ObjectNode fields);

    /**
     * @return whether there was such a record
     * @throws LedgerRefusal saying why the system does not let it go
     */
    boolean delete(String resource, String id);
}
