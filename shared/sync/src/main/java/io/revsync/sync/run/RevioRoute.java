package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.revio.Resource;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route from QuickBooks to Rev.io. Its commands' bodies are those of {@link RevioCommands}.
 *
 * @param <T> the QuickBooks record
 */
public non-sealed interface RevioRoute<T> extends Route<T> {

    /** The kind of Rev.io record written. */
    Resource<?> resource();

    /**
     * The id of the Rev.io record a lost create command may have made: looked up by its marker, and only if it is surely ours.
     *
     * @param since the command was not sent before
     */
    Optional<String> find(Command create, Instant since, Deadline deadline);

    /** Whether the Rev.io record no longer counts, so that nothing is left of a command that takes it back. */
    boolean takenBack(String revioId, Deadline deadline);

    /**
     * What is to be done about records that are no longer in QuickBooks, one decision per record.
     *
     * @param links of these records, by QuickBooks id
     */
    List<Decision> decideGone(Collection<String> ids, Map<String, KeyLink> links, Deadline deadline);
}
