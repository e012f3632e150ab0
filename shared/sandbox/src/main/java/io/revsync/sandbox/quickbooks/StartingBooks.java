package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A company's first books: what was given, the reference lists it cannot do without, and the settings of the options. */
final class StartingBooks {

    private StartingBooks() {}

    static Map<String, List<ObjectNode>> of(QuickBooksOptions options) {
        Map<String, List<ObjectNode>> books = references();
        Map<String, String> names = new LinkedHashMap<>();
        books.keySet().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        options.books()
                .forEach((entity, records) -> books.put(
                        names.getOrDefault(entity.toLowerCase(Locale.ROOT), entity),
                        records.stream().map(ObjectNode::deepCopy).toList()));
        options.taxRegime().ifPresent(regime -> taxed(books, regime));
        ObjectNode preferences = only(books, "Preferences");
        options.customTxnNumbers()
                .ifPresent(
                        on -> preferences.withObjectProperty("SalesFormsPrefs").put("CustomTxnNumbers", on));
        options.autoApply().ifPresent(on -> preferences
                .withObjectProperty("SalesFormsPrefs")
                .put("AutoApplyCredit", on)
                .put("AutoApplyPayments", on));
        options.bookCloseDate()
                .ifPresent(date ->
                        preferences.withObjectProperty("AccountingInfoPrefs").put("BookCloseDate", date.toString()));
        options.warnOnDuplicateNumbers().ifPresent(on -> warn(preferences, on));
        return books;
    }

    private static void taxed(Map<String, List<ObjectNode>> books, TaxRegime regime) {
        only(books, "CompanyInfo").put("Country", regime == TaxRegime.GLOBAL ? "CAN" : "USA");
        only(books, "Preferences")
                .withObjectProperty("TaxPrefs")
                .put("PartnerTaxEnabled", regime == TaxRegime.US_AUTOMATED);
    }

    private static void warn(ObjectNode preferences, boolean on) {
        preferences
                .withObjectProperty("OtherPrefs")
                .putArray("NameValue")
                .addObject()
                .put("Name", CompanyPreferences.WARN_DUPLICATE)
                .put("Value", Boolean.toString(on));
    }

    private static ObjectNode only(Map<String, List<ObjectNode>> books, String entity) {
        return books.get(entity).get(0);
    }

    private static Map<String, List<ObjectNode>> references() {
        try (InputStream in = StartingBooks.class.getResourceAsStream("references.json")) {
            Map<String, List<ObjectNode>> references = new LinkedHashMap<>();
            JsonNode json = SandboxJson.read(in.readAllBytes());
            json.properties().forEach(entity -> {
                List<ObjectNode> records = new ArrayList<>();
                entity.getValue().forEach(record -> records.add((ObjectNode) record));
                references.put(entity.getKey(), records);
            });
            return references;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
