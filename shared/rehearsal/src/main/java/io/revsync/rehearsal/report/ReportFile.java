package io.revsync.rehearsal.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.reconcile.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report for programs:
 *
 * <pre>{"equal": true,
 *  "directions": {"invoices-to-quickbooks": {"read", "created", "updated", "voided", "unchanged", "skipped", "waiting", "refused",
 *                 "failed", "apiCalls": {"quickbooks", "revio"}, "seconds"}, ...},
 *  "reconciliation": {"invoices": {"revio": {"count", "total"}, "quickbooks": {"count", "total"},
 *                     "differences": [{"record", "label", "revio", "quickbooks", "reason"}]}, ...}}</pre>
 *
 * The figures are those of all rounds so far, added up as {@link Figures} says.
 */
public final class ReportFile {
    private static final List<Outcome> IN_ORDER = List.of(
            Outcome.CREATED,
            Outcome.UPDATED,
            Outcome.VOIDED,
            Outcome.UNCHANGED,
            Outcome.SKIPPED,
            Outcome.WAITING,
            Outcome.REFUSED,
            Outcome.FAILED);
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer();

    private ReportFile() {}

    /**
     * Writes the report, whole or not at all.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Path file, boolean equal, Map<Direction, Figures> directions, Balance balance) {
        ObjectNode report = object().put("equal", equal);
        ObjectNode byDirection = report.putObject("directions");
        directions.forEach((direction, figures) -> byDirection.set(direction.key(), figures(figures)));
        ObjectNode byType = report.putObject("reconciliation");
        balance.comparisons().forEach(one -> byType.set(one.kind().words(), comparison(one)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".part");
            Files.write(draft, WRITER.writeValueAsBytes(report));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The report " + file + " cannot be written", e);
        }
    }

    private static ObjectNode figures(Figures figures) {
        ObjectNode json = object().put("read", figures.read());
        IN_ORDER.forEach(outcome -> json.put(outcome.name().toLowerCase(Locale.ROOT), figures.count(outcome)));
        json.putObject("apiCalls").put("quickbooks", figures.quickBooksCalls()).put("revio", figures.revioCalls());
        return json.put("seconds", BigDecimal.valueOf(figures.took().toMillis(), 3));
    }

    private static ObjectNode comparison(Comparison one) {
        ObjectNode json = object();
        json.set("revio", side(one.revio()));
        json.set("quickbooks", side(one.quickBooks()));
        var differences = json.putArray("differences");
        one.differences().forEach(difference -> differences
                .addObject()
                .put("record", difference.record())
                .put("label", difference.label())
                .put("revio", difference.revio().map(ReportFile::cents).orElse(null))
                .put(
                        "quickbooks",
                        difference.quickBooks().map(ReportFile::cents).orElse(null))
                .put("reason", difference.reason()));
        return json;
    }

    private static ObjectNode side(Comparison.Side side) {
        return object().put("count", side.count()).put("total", cents(side.total()));
    }

    /** Two places at least, more only where there are more. */
    private static BigDecimal cents(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() > 2 ? amount : amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
