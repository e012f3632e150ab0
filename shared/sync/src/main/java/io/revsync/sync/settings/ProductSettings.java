package io.revsync.sync.settings;

/**
 * How a product that is linked to no QuickBooks item is made there.
 *
 * @param createMissing every active product that is linked to no item gets one; default off: only those an admin asks for in the
 *     matching review
 * @param incomeAccountId QuickBooks income account of the items that are made; none, the default: they are not made
 * @param mostPerRun items one run may make, 1 to 1,000; default 50
 */
public record ProductSettings(Boolean createMissing, String incomeAccountId, Integer mostPerRun) implements Section {
    public ProductSettings {
        createMissing = createMissing == null ? Boolean.FALSE : createMissing;
        incomeAccountId = incomeAccountId == null ? "" : incomeAccountId;
        mostPerRun = mostPerRun == null ? 50 : mostPerRun;
    }
}
