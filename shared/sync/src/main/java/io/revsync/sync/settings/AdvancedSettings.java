package io.revsync.sync.settings;

/**
 * For troubleshooting.
 *
 * @param debug each run writes down every decision and every call, without contents; default off
 * @param previewOnly plans everything and writes nothing; default off
 * @param pageSize Rev.io rows per call, 1 to 500; default 480, which is sixteen full batches
 * @param batchSize QuickBooks writes per batch, 1 to 30; default 30 (smaller after a time-out, by itself)
 * @param concurrency batches in flight at once, 1 to 4; default 4, which reaches QuickBooks' 40 batches a minute
 *     as long as it answers one within six seconds
 * @param overlapMinutes how far behind its cursor a run reads again; default 10
 * @param lookBackDays how far back the first run reads; 0, the default, means everything
 */
public record AdvancedSettings(
        Boolean debug,
        Boolean previewOnly,
        Integer pageSize,
        Integer batchSize,
        Integer concurrency,
        Integer overlapMinutes,
        Integer lookBackDays)
        implements Section {
    public AdvancedSettings {
        debug = debug == null ? Boolean.FALSE : debug;
        previewOnly = previewOnly == null ? Boolean.FALSE : previewOnly;
        pageSize = pageSize == null ? 480 : pageSize;
        batchSize = batchSize == null ? 30 : batchSize;
        concurrency = concurrency == null ? 4 : concurrency;
        overlapMinutes = overlapMinutes == null ? 10 : overlapMinutes;
        lookBackDays = lookBackDays == null ? 0 : lookBackDays;
    }
}
