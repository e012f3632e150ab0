package io.revsync.revio;

import static io.revsync.revio.Rows.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.DefectException;
import io.revsync.revio.CannedRevio.Answer;
import io.revsync.revio.CannedRevio.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChargesOfBillsTest {

    /** How a server treats {@code search.bill_id} given several times. */
    enum Honours implements BiFunction<Asked, ObjectNode, Boolean> {
        ALL {
            @Override
            public Boolean apply(Asked asked, ObjectNode row) {
                return asked.all("bill_id").isEmpty() || asked.all("bill_id").contains(bill(row));
            }
        },
        FIRST {
            @Override
            public Boolean apply(Asked asked, ObjectNode row) {
                return asked.all("bill_id").isEmpty()
                        || asked.all("bill_id").get(0).equals(bill(row));
            }
        },
        ONLY_ONE {
            @Override
            public Boolean apply(Asked asked, ObjectNode row) {
                return asked.all("bill_id").size() != 1 || asked.all("bill_id").contains(bill(row));
            }
        },
        NONE_OF_SEVERAL {
            @Override
            public Boolean apply(Asked asked, ObjectNode row) {
                return asked.all("bill_id").size() == 1 && asked.all("bill_id").contains(bill(row));
            }
        },
        NEVER {
            @Override
            public Boolean apply(Asked asked, ObjectNode row) {
                return true;
            }
        };

        private static String bill(ObjectNode row) {
            return row.path("bill_id").asText();
        }
    }

    @Property(tries = 60)
    void noLineIsLostAndNoneIsForeignHoweverTheServerFilters(
            @ForAll Honours honours,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> linesPerBill,
            @ForAll @IntRange(max = 30) int unbilled) {
        Rows rows = new Rows();
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (int bill = 1; bill <= linesPerBill.size(); bill++) {
            if (bill % 5 != 0) {
                wanted.put("" + bill, linesPerBill.get(bill - 1));
            }
            for (int line = 0; line < linesPerBill.get(bill - 1); line++) {
                rows.rows.add(charge(bill * 100L + line, "" + bill, "1.00"));
            }
        }
        for (int i = 0; i < unbilled; i++) {
            rows.rows.add(charge(90_000 + i, i % 2 == 0 ? "0" : "", "1.00"));
        }
        try (CannedRevio revio = serving(rows, honours)) {
            Map<String, BillCharges> found = revio.client().chargesByBill(wanted.keySet(), revio.deadline());
            assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
            found.forEach((bill, lines) -> {
                assertThat(lines.charges()).hasSize(wanted.get(bill)).doesNotHaveDuplicates();
                assertThat(lines.charges())
                        .allMatch(line -> line.billId().orElseThrow().equals(bill));
            });
        }
    }

    @Test
    void aHundredBillsCostThreeCalls() {
        Rows rows = bills(100);
        try (CannedRevio revio = serving(rows, Honours.ALL)) {
            assertThat(revio.client().chargesByBill(ids(100), revio.deadline())).hasSize(100);
            assertThat(revio.asked).hasSize(3);
            assertThat(revio.asked.get(0).all("bill_id")).hasSize(RevioLimits.BILLS_PER_CHARGE_CALL);
        }
    }

    @Test
    void theLinesOfABillMayFillManyPages() {
        Rows rows = new Rows();
        for (int line = 0; line < 1_300; line++) {
            rows.rows.add(charge(1 + line, line % 13 == 0 ? "2" : "1", "0.01"));
        }
        try (CannedRevio revio = serving(rows, Honours.ALL)) {
            Map<String, BillCharges> found = revio.client().chargesByBill(List.of("1", "2"), revio.deadline());
            assertThat(found.get("1").charges()).hasSize(1_200);
            assertThat(found.get("2").charges()).hasSize(100);
        }
    }

    @Test
    void aServerThatNeverFiltersIsReadOnceForAllBills() {
        Rows rows = bills(900);
        try (CannedRevio revio = serving(rows, Honours.NEVER)) {
            Map<String, BillCharges> found = revio.client().chargesByBill(ids(100), revio.deadline());
            assertThat(found.values()).allMatch(lines -> lines.charges().size() == 1);
            assertThat(revio.asked).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void aBillWithALineThatCannotBeReadIsNotComplete() {
        Rows rows = bills(2);
        rows.rows.get(0).put("amount", "a lot");
        try (CannedRevio revio = serving(rows, Honours.ALL)) {
            Map<String, BillCharges> found = revio.client().chargesByBill(List.of("1", "2"), revio.deadline());
            assertThat(found.get("1").charges()).isEmpty();
            assertThat(found.get("1").unreadable())
                    .singleElement()
                    .hasToString("Rev.io Charges 1: its amount \"a lot\" is not a number.");
            assertThat(found.get("2").charges()).hasSize(1);
            assertThat(found.get("2").unreadable()).isEmpty();
        }
    }

    @Test
    void aLineThatMayBelongToAnyBillIsNeverDropped() {
        Rows rows = bills(2);
        rows.rows.get(0).putObject("bill_id");
        try (CannedRevio revio = serving(rows, Honours.NEVER)) {
            assertThatThrownBy(() -> revio.client().chargesByBill(List.of("1", "2"), revio.deadline()))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("Charges 1")
                    .hasMessageContaining("may belong to any bill");
        }
    }

    @Test
    void aLineThatChangesWhileItIsReadCountsOnce() {
        Rows rows = new Rows();
        for (int line = 1; line <= 600; line++) {
            rows.rows.add(charge(line, "1", "1.00"));
        }
        int[] call = {0};
        try (CannedRevio revio = CannedRevio.answering(asked -> {
            if (++call[0] == 2) {
                rows.rows.add(rows.rows.remove(0).put("amount", "2.00"));
            }
            return rows.page(asked);
        })) {
            assertThat(revio.client()
                            .chargesByBill(List.of("1"), revio.deadline())
                            .get("1")
                            .charges())
                    .hasSize(600)
                    .filteredOn(charge -> charge.id().equals("1"))
                    .singleElement()
                    .satisfies(charge -> assertThat(charge.amount()).isEqualByComparingTo("2"));
        }
    }

    @Test
    void noBillsCostNoCall() {
        try (CannedRevio revio = CannedRevio.answering(Answer.of(500, ""))) {
            assertThat(revio.client().chargesByBill(List.of(), revio.deadline()))
                    .isEmpty();
            assertThat(revio.asked).isEmpty();
        }
    }

    private static CannedRevio serving(Rows rows, Honours honours) {
        return CannedRevio.answering(
                asked -> rows.page(asked, row -> honours.apply(asked, row), asked.number("page_size")));
    }

    private static Rows bills(int count) {
        Rows rows = new Rows();
        ids(count).forEach(bill -> rows.rows.add(charge(Long.parseLong(bill), bill, "1.00")));
        return rows;
    }

    private static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }
}
