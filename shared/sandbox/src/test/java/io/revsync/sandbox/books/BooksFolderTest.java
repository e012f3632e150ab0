package io.revsync.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final BooksFolder reader = new BooksFolder(NOW);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        StartingBooks books = BuiltInBooks.telecomReseller(NOW);
        reader.write(books, folder);
        StartingBooks read = reader.read(folder);
        assertThat(text(read.revio())).isEqualTo(text(books.revio()));
        assertThat(text(read.quickbooks())).isEqualTo(text(books.quickbooks()));
    }

    @Test
    void fileNamesAreTakenInAnyCaseSingularOrPlural() throws IOException {
        file("revio/bill.json", "[{\"bill_id\": 7, \"customer_id\": 1, \"amount_due\": 10.50}]");
        file("revio/service_products.json", "[{\"service_product_id\": 3}]");
        file("revio/Addresses.json", "[{\"address_id\": 9}]");
        file("QuickBooks/customers.json", "[{\"Id\": \"5\", \"DisplayName\": \"Acme\"}]");
        StartingBooks books = reader.read(folder);
        assertThat(books.revio("Bills")).hasSize(1);
        assertThat(books.revio("Bills").get(0).toString())
                .isEqualTo("{\"bill_id\":7,\"customer_id\":1,\"amount_due\":10.50}");
        assertThat(books.revio("ServiceProduct")).hasSize(1);
        assertThat(books.revio("Addresses")).hasSize(1);
        assertThat(books.quickbooks("Customer")).hasSize(1);
    }

    @Test
    void recordsMayComeInTheEnvelopeOfTheAnswer() throws IOException {
        file(
                "revio/Customers.json",
                "{\"ok\": true, \"record_count\": 2, \"records\": [{\"customer_id\": 1}, {\"customer_id\": 2}]}");
        file(
                "quickbooks/Invoice.json",
                "{\"QueryResponse\": {\"Invoice\": [{\"Id\": \"1\"}], \"maxResults\": 1}, \"time\": \"x\"}");
        file(
                "quickbooks/Preferences.json",
                "{\"Preferences\": {\"TaxPrefs\": {\"PartnerTaxEnabled\": true}}, \"time\": \"x\"}");
        StartingBooks books = reader.read(folder);
        assertThat(books.revio("Customers")).hasSize(2);
        assertThat(books.quickbooks("Invoice")).hasSize(1);
        assertThat(books.quickbooks("Preferences")).hasSize(1);
        assertThat(books.quickbooks("Preferences")
                        .get(0)
                        .at("/TaxPrefs/PartnerTaxEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatACompanyAlwaysHasIsAddedWhenLeftOut() throws IOException {
        file("revio/Customers.json", "[{\"customer_id\": 1}]");
        StartingBooks books = reader.read(folder);
        assertThat(books.revio("BillProfiles")).isNotEmpty();
        assertThat(books.revio("IntegrationSystem")).isNotEmpty();
        for (String entity :
                List.of("CompanyInfo", "Preferences", "Account", "Item", "PaymentMethod", "Term", "TaxCode")) {
            assertThat(books.quickbooks(entity)).as(entity).isNotEmpty();
        }
    }

    @Test
    void theThreeItemsOfTheSyncJoinTheCompanysOwn() throws IOException {
        file(
                "quickbooks/items.json",
                "[{\"Id\": \"1\", \"Name\": \"Hours\"}, {\"Id\": \"9\", \"Name\": \"unmatched recurring\"}]");
        assertThat(reader.read(folder).quickbooks("Item"))
                .extracting(item -> item.path("Id").asText(), item -> item.path("Name")
                        .asText())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", "Hours"),
                        org.assertj.core.groups.Tuple.tuple("9", "unmatched recurring"),
                        org.assertj.core.groups.Tuple.tuple("10", "Unmatched One-time"),
                        org.assertj.core.groups.Tuple.tuple("11", "Sales tax and fees"));
    }

    @Test
    void aMistakeIsToldWithFileAndLine() throws IOException {
        file("revio/Bills.json", "[\n  {\"bill_id\": 1},\n  {\"bill_id\": }\n]");
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(BooksException.class)
                .hasMessageContaining("Bills.json, line 3");
        file("revio/Bills.json", "[\n  {\"bill_id\": 1},\n  {\"total\": 5}\n]");
        assertThatThrownBy(() -> reader.read(folder))
                .hasMessageContaining("Bills.json, line 3: a record of Bills needs bill_id");
        file("revio/Bills.json", "[\n  {\"bill_id\": 1},\n  {\"bill_id\": 1}\n]");
        assertThatThrownBy(() -> reader.read(folder))
                .hasMessageContaining("line 3: bill_id 1 was already used on line 2");
        file("revio/Bills.json", "[\n  17\n]");
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("line 2: expected a record");
        file("revio/Bills.json", "{\n \"x\": 1}");
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("line 1: expected an array");
    }

    @Test
    void aFolderWithoutBooksOrWithTwoFilesForOneResourceIsRefused() throws IOException {
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("holds no starting books");
        assertThatThrownBy(() -> reader.read(folder.resolve("none"))).hasMessageContaining("is not a folder");
        file("revio/Bills.json", "[]");
        file("revio/bill.json", "[]");
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("both hold Bills");
    }

    @Test
    void moneyKeepsItsDigits() throws IOException {
        file("revio/Bills.json", "[{\"bill_id\": 1, \"total\": 0.10000000000000000001}]");
        ObjectNode bill = reader.read(folder).revio("Bills").get(0);
        assertThat(bill.get("total").decimalValue()).isEqualTo("0.10000000000000000001");
    }

    /** By resource, one hash of all records' text: a difference names the resource and not six thousand records. */
    private static Map<String, Integer> text(Map<String, List<ObjectNode>> half) {
        Map<String, Integer> hashes = new TreeMap<>();
        half.forEach(
                (resource, records) -> hashes.put(resource, records.toString().hashCode()));
        return hashes;
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
