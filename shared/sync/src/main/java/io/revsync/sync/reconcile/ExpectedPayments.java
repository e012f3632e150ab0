package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.revio.Page;
import io.revsync.revio.Payment;
import io.revsync.revio.PaymentState;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.DirectionSettings;
import java.util.Iterator;

/** The payments that ought to be in QuickBooks: those that count and are of something, received on or after the start date. */
final class ExpectedPayments {

    private ExpectedPayments() {}

    static Expected read(RevioClient revio, DirectionSettings direction, Deadline deadline) {
        Expected expected = new Expected();
        Iterator<Page<Payment>> pages =
                revio.pages(Resource.PAYMENTS, Search.all().sortedBy("payment_id"), deadline);
        while (pages.hasNext()) {
            Page<Payment> page = pages.next();
            expected.unreadable().addAll(page.unreadable());
            for (Payment payment : page.records()) {
                boolean undone = payment.state() == PaymentState.VOIDED || payment.state() == PaymentState.REVERSED;
                if (!undone && payment.amount().signum() != 0 && direction.reaches(payment.received())) {
                    expected.records()
                            .add(new Expected.Item(
                                    new RecordKey(RecordType.PAYMENT, payment.id()),
                                    payment.customerId(),
                                    payment.amount(),
                                    payment.applications()));
                }
            }
        }
        return expected;
    }
}
