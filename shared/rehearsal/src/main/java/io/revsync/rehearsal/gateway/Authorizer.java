package io.revsync.rehearsal.gateway;

import java.util.Map;
import java.util.Optional;

/** Port: who may call the routes that are not public, in the place of API Gateway's JWT authorizer. */
public interface Authorizer {

    /**
     * What is known of whoever calls.
     *
     * @param authorization the header of this name
     * @return the claims the function is told; empty if nobody is known by this header
     */
    Optional<Map<String, String>> claims(Optional<String> authorization);
}
