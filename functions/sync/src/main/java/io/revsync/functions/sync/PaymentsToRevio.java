package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import java.time.Clock;
import java.util.Map;

/** Lambda: QuickBooks payments to Rev.io. Fired by its EventBridge rule, and by an earlier run that had no time left. */
public final class PaymentsToRevio implements RequestHandler<ScheduledEvent, RunReport> {

    private final SyncFunctions companies;

    /** As Lambda makes it. */
    public PaymentsToRevio() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public PaymentsToRevio(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    PaymentsToRevio(Surroundings surroundings) {
        this.companies = new SyncFunctions(Direction.PAYMENTS_TO_REVIO, surroundings);
    }

    @Override
    public RunReport handleRequest(ScheduledEvent event, Context context) {
        return companies.of(event).run(context);
    }
}
