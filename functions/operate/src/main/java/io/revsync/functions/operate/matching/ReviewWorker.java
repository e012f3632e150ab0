package io.revsync.functions.operate.matching;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.aws.Surroundings;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewState;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda: goes on with the matching review of the company the event names. Woken by the review's desk, or by itself when time was up. */
public final class ReviewWorker implements RequestHandler<ScheduledEvent, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewWorker.class);
    /** Left to end in peace. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    /** As Lambda makes it. */
    public ReviewWorker() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public ReviewWorker(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    ReviewWorker(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        Deadline deadline = Deadline.in(
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), surroundings.clock());
        Matches matches = new Matches(surroundings.ofEvent(event.getDetail()));
        try {
            Optional<Review> review = matches.work().goOn(deadline);
            said(review);
            // Once more when Lambda calls again, lest nobody be asked after a crash; a direction that runs already says
            // so.
            if (review.filter(each -> each.state() == ReviewState.CONFIRMED).isPresent()) {
                matches.startSyncs();
            }
        } catch (ApiException e) {
            LOG.error("The matching review cannot go on. {} ({})", e.getMessage(), e.trace());
        }
        return null;
    }

    private static void said(Optional<Review> review) {
        review.ifPresentOrElse(
                known -> {
                    if (known.note().isEmpty()) {
                        LOG.info("Matching review {}: read {}", known.state().key(), known.read());
                    } else {
                        LOG.error("Matching review {}: {}", known.state().key(), known.note());
                    }
                },
                () -> LOG.info("There is no matching review."));
    }
}
