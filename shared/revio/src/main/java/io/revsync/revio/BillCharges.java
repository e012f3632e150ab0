package io.revsync.revio;

import java.util.List;

/**
 * A bill's lines.
 *
 * @param charges in the order Rev.io told them; empty when the bill has none
 * @param unreadable lines that are there but could not be read: a bill that has any is not complete
 */
public record BillCharges(List<Charge> charges, List<UnreadableRecord> unreadable) {

    public BillCharges {
        charges = List.copyOf(charges);
        unreadable = List.copyOf(unreadable);
    }
}
