package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revsync.sandbox.store.Records;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

/** What the rules of one company lean on. */
final class Books {

    private final Records records;
    private final Schema schema;
    private final BigDecimal automatedRate;
    private final AtomicReference<Read> settings = new AtomicReference<>(new Read(-1, null));

    Books(Records records, Schema schema, BigDecimal automatedRate) {
        this.records = records;
        this.schema = schema;
        this.automatedRate = automatedRate;
    }

    Schema schema() {
        return schema;
    }

    /** What automated sales tax applies, in per cent. */
    BigDecimal automatedRate() {
        return automatedRate;
    }

    /** The settings as they are now; read again only once they change, since every write asks for them. */
    CompanyPreferences preferences() {
        long changes = records.changes("Preferences") + records.changes("CompanyInfo");
        Read last = settings.get();
        if (last.changes() != changes) {
            last = new Read(changes, new CompanyPreferences(only("Preferences"), only("CompanyInfo")));
            settings.set(last);
        }
        return last.preferences();
    }

    private JsonNode only(String entity) {
        return records.ids(entity)
                .findFirst()
                .flatMap(id -> records.get(entity, id))
                .map(JsonNode.class::cast)
                .orElse(MissingNode.getInstance());
    }

    private record Read(long changes, CompanyPreferences preferences) {}
}
