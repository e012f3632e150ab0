package io.revsync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarkerTest {

    @Property(tries = 200)
    void everyRecordIsFoundAgainByItsMarkerWhateverPeopleWriteAroundIt(
            @ForAll RecordType type,
            @ForAll @IntRange(min = 1) int id,
            @ForAll("notes") String before,
            @ForAll("notes") String after) {
        String note = before + Marker.of(new RecordKey(type, "" + id)) + after;

        assertThat(Marker.idIn(note, type)).contains("" + id);
    }

    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(
                "",
                "Voided - ",
                "Voided\n",
                "Rev.io ",
                "paid by cheque, see Rev.io bill 12. ",
                "[revio-quickbooks-sync] ");
    }

    @Test
    void aMarkerOfAnotherKindOfRecordIsNotOurs() {
        String note = Marker.of(new RecordKey(RecordType.PAYMENT, "7"));

        assertThat(Marker.idIn(note, RecordType.BILL)).isEmpty();
        assertThat(Marker.idIn(note + " " + Marker.of(new RecordKey(RecordType.BILL, "8")), RecordType.BILL))
                .contains("8");
    }

    @Test
    void aNoteOfSomebodyElseHasNoMarker() {
        assertThat(Marker.idIn("", RecordType.BILL)).isEmpty();
        assertThat(Marker.idIn("Rev.io bill 12", RecordType.BILL)).isEmpty();
        assertThat(Marker.idIn("Rev.io bill [revio-quickbooks-sync]", RecordType.BILL))
                .isEmpty();
    }
}
