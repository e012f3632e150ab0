package io.revsync.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterTheProcessDiedInTheMiddleOfALine() throws IOException {
        Path journal = folder.resolve("books.jsonl");
        try (Records records = Records.journaled(journal)) {
            records.commit(List.of(
                    Change.put("Invoice", "9", invoice("A-9")), Change.put("Invoice", "10", invoice("Zoë \"10\""))));
            records.commit(List.of(Change.remove("Invoice", "10"), Change.blob("answer", bytes("{\"b\":1.50}"))));
        }
        Files.writeString(journal, "[[\"Invoice\",\"11\",{\"DocN", StandardOpenOption.APPEND);

        try (Records records = Records.journaled(journal)) {
            assertThat(records.ids("Invoice")).containsExactly("9");
            assertThat(records.get("Invoice", "9")).contains(invoice("A-9"));
            assertThat(records.blob("answer"))
                    .hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes("{\"b\":1.50}")));
            assertThat(records.nextId("Invoice", "Payment")).isEqualTo("11");
            records.commit(List.of(Change.put("Invoice", "11", invoice("after"))));
        }
        try (Records records = Records.journaled(journal)) {
            assertThat(records.get("Invoice", "11")).contains(invoice("after"));
        }
    }

    @Test
    void aRecordIsFoundByItsIndexesAsTheyAreNow() {
        try (Records records = Records.temporary()) {
            records.commit(
                    List.of(Change.put("Invoice", "2", invoice("x")), Change.put("Invoice", "10", invoice("x"))));
            records.index(
                    "Invoice", "DocNumber", i -> List.of(i.get("DocNumber").asText()));
            records.commit(List.of(Change.put("Invoice", "1", invoice("y"))));

            assertThat(records.find("Invoice", "DocNumber", "x")).containsExactly("2", "10");

            records.commit(List.of(Change.put("Invoice", "2", invoice("z")), Change.remove("Invoice", "10")));

            assertThat(records.find("Invoice", "DocNumber", "x")).isEmpty();
            assertThat(records.from("Invoice", "DocNumber", "y").map(IndexEntry::id))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void aDraftThatFailsLeavesNothing() {
        try (Records records = Records.temporary()) {
            assertThatThrownBy(() -> records.write(draft -> {
                        draft.put("Invoice", "1", invoice("x"));
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            assertThat(records.contains("Invoice", "1")).isFalse();

            records.write(draft -> {
                draft.put("Invoice", "1", invoice("x"));
                draft.remove("Invoice", "1");
                assertThat(draft.get("Invoice", "1")).isEmpty();
                return null;
            });
            assertThat(records.count("Invoice")).isZero();
        }
    }

    @Test
    void moneyKeepsItsTrailingZeros() {
        try (Records records = Records.temporary()) {
            records.commit(
                    List.of(Change.put("Invoice", "1", SandboxJson.object().put("T", new BigDecimal("100.00")))));
            assertThat(records.get("Invoice", "1").orElseThrow().get("T").decimalValue())
                    .isEqualTo("100.00");
        }
    }

    private static ObjectNode invoice(String docNumber) {
        return SandboxJson.object().put("DocNumber", docNumber);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
