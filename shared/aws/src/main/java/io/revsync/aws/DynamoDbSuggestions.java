package io.revsync.aws;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.review.Suggestion;
import io.revsync.sync.review.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One item per suggestion, named by its Rev.io id so that they are ordered as numbers are. */
public final class DynamoDbSuggestions implements Suggestions {
    private final RealmTables tables;

    public DynamoDbSuggestions(RealmTables tables) {
        this.tables = tables;
    }

    @Override
    public void replace(RecordType type, List<Suggestion> suggestions) {
        Section section = section(type);
        Map<String, String> stored = new HashMap<>();
        section.all()
                .forEach(item -> stored.put(
                        item.get(Section.SORT).s(), item.get(Section.VALUE).s()));
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            String name = name(suggestion.record().id());
            String value = Attributes.write(suggestion);
            if (!value.equals(stored.remove(name))) {
                writes.add(section.writing(name, Map.of(Section.VALUE, Attributes.text(value))));
            }
        }
        stored.keySet().forEach(name -> writes.add(section.deleting(name)));
        Steps.of(writes, CompanyTables.MOST_WRITES).forEach(tables::writeUnfenced);
    }

    @Override
    public Optional<Suggestion> of(RecordKey record) {
        return section(record.type()).get(name(record.id())).map(DynamoDbSuggestions::read);
    }

    @Override
    public Iterator<Suggestion> after(RecordType type, String revioId) {
        Section section = section(type);
        return (revioId.isEmpty() ? section.all() : section.after(name(revioId)))
                .map(DynamoDbSuggestions::read)
                .iterator();
    }

    private Section section(RecordType type) {
        return tables.keyLinks("review#" + type.revioName());
    }

    /** Rev.io's ids are numbers of 18 digits at most. */
    private static String name(String revioId) {
        return "0".repeat(Math.max(0, 18 - revioId.length())) + revioId;
    }

    private static Suggestion read(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), Suggestion.class);
    }
}
