package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RunReport;
import java.util.Collection;
import java.util.List;

/** Port: what runs did. Expires after some months. */
public interface RunLog {

    /** Stores how the run stands, replacing what was stored of it before. */
    void save(RunReport report);

    /** Adds lines for records that were written or need attention. */
    void append(String runId, Collection<RecordOutcome> outcomes);

    /** The latest runs of a direction, newest first. */
    List<RunReport> latest(Direction direction, int most);

    /** The lines of a run. */
    List<RecordOutcome> outcomes(String runId);
}
