package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.revio.Credit;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.credits.CreditAmounts;
import io.revsync.sync.settings.DirectionSettings;
import java.util.Iterator;

/** The credits that ought to be in QuickBooks: those of something, on or after the start date. */
final class ExpectedCredits {

    private ExpectedCredits() {}

    static Expected read(RevioClient revio, DirectionSettings direction, Deadline deadline) {
        Expected expected = new Expected();
        Iterator<Page<Credit>> pages =
                revio.pages(Resource.CREDITS, Search.all().sortedBy("credit_id"), deadline);
        while (pages.hasNext()) {
            Page<Credit> page = pages.next();
            expected.unreadable().addAll(page.unreadable());
            for (Credit credit : page.records()) {
                if (CreditAmounts.total(credit).signum() != 0 && direction.reaches(credit.date())) {
                    expected.records()
                            .add(new Expected.Item(
                                    new RecordKey(RecordType.CREDIT, credit.id()),
                                    credit.customerId().orElse(""),
                                    CreditAmounts.total(credit),
                                    CreditAmounts.parts(credit)));
                }
            }
        }
        return expected;
    }
}
