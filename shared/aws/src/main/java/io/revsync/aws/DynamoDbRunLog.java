package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.store.RunLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs, and the lines of each, a few hundred lines to an item. Both expire after {@link #KEPT}; DynamoDB may take days to remove what has
 * expired, so it is left out when read.
 */
public final class DynamoDbRunLog implements RunLog {
    /** How long a run can be looked up. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final int LINES_PER_ITEM = 200;
    /** The attribute the template declares as the table's time to live. */
    private static final String EXPIRES_AT = "expiresAt";

    private final CompanyTables tables;

    public DynamoDbRunLog(CompanyTables tables) {
        this.tables = tables;
    }

    @Override
    public void save(RunReport report) {
        runs(report.direction()).put(report.runId(), expiring(Attributes.write(report)));
    }

    @Override
    public void append(String runId, Collection<RecordOutcome> outcomes) {
        List<RecordOutcome> lines = new ArrayList<>(outcomes);
        for (int from = 0; from < lines.size(); from += LINES_PER_ITEM) {
            List<RecordOutcome> some = lines.subList(from, Math.min(from + LINES_PER_ITEM, lines.size()));
            String name = "%013d-%s".formatted(tables.clock().millis(), UUID.randomUUID());
            lines(runId).put(name, expiring(Attributes.write(some)));
        }
    }

    @Override
    public List<RunReport> latest(Direction direction, int most) {
        return runs(direction).last(most).stream()
                .filter(this::lives)
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), RunReport.class))
                .toList();
    }

    @Override
    public List<RecordOutcome> outcomes(String runId) {
        return lines(runId)
                .all()
                .filter(this::lives)
                .flatMap(item ->
                        Arrays.stream(Attributes.read(item.get(Section.VALUE).s(), RecordOutcome[].class)))
                .toList();
    }

    private Section runs(Direction direction) {
        return tables.activity("run#" + direction.key());
    }

    private Section lines(String runId) {
        return tables.activity("lines#" + runId);
    }

    private Map<String, AttributeValue> expiring(String value) {
        long expiry = tables.clock().instant().plus(KEPT).getEpochSecond();
        return Map.of(Section.VALUE, Attributes.text(value), EXPIRES_AT, Attributes.number(expiry));
    }

    private boolean lives(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get(EXPIRES_AT).n())
                > tables.clock().instant().getEpochSecond();
    }
}
