package io.revsync.sandbox.faults;

import io.revsync.sandbox.http.Response;
import java.util.Set;

/** How one system words the faults of a whole request. */
public interface FaultDialect {

    /** The kinds that exist in this system; a mix leaves the others out. */
    Set<FaultKind> kinds();

    /** A regular expression over the paths of its API, which a mix strikes; sign-in is never struck by a mix. */
    String apiPaths();

    Response throttled(BodyForm form, Fault fault);

    Response serverError(Fault fault);

    /** The answer to a token or password that is not good any more. */
    Response unauthorized();
}
