package io.revsync.revio;

import java.util.List;
import java.util.Optional;

/**
 * A charge and the bill it says it is on; the bill is known even when the charge itself could not be read.
 *
 * @param charges one, or none when it could not be read
 * @param unreadable none, or one
 */
record ChargeRow(Optional<String> billId, List<Charge> charges, List<UnreadableRecord> unreadable) {

    static final Resource<ChargeRow> RESOURCE = Resource.CHARGES.readAs(ChargeRow::read);

    /** The charge's id, empty when that is what could not be read. */
    String id() {
        return charges.isEmpty() ? unreadable.get(0).id() : charges.get(0).id();
    }

    private static ChargeRow read(RecordReader record) {
        Optional<String> billId = record.id(FieldSpellings.ON_BILL);
        try {
            return new ChargeRow(billId, List.of(MoneyReader.charge(record)), List.of());
        } catch (UnreadableFieldException e) {
            return new ChargeRow(billId, List.of(), List.of(Resource.CHARGES.unreadable(record, e)));
        }
    }
}
