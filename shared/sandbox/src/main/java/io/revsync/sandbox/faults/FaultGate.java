package io.revsync.sandbox.faults;

import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before a system and lets the faults of whole requests happen. */
public final class FaultGate implements Handler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultGate.class);

    private final Faults faults;
    private final FaultDialect dialect;
    private final Handler system;
    private final CountDownLatch closed = new CountDownLatch(1);

    public FaultGate(Faults faults, FaultDialect dialect, Handler system) {
        this.faults = faults;
        this.dialect = dialect;
        this.system = system;
    }

    @Override
    public Response handle(Request request) {
        Optional<Fault> strike = faults.strike(request);
        return strike.isEmpty() ? system.handle(request) : suffer(request, strike.get());
    }

    private Response suffer(Request request, Fault fault) {
        return switch (fault.kind()) {
            case THROTTLE_JSON -> dialect.throttled(BodyForm.JSON, fault);
            case THROTTLE_XML -> dialect.throttled(BodyForm.XML, fault);
            case THROTTLE_EMPTY -> dialect.throttled(BodyForm.EMPTY, fault);
            case SERVER_ERROR_BEFORE -> dialect.serverError(fault);
            case SERVER_ERROR_AFTER -> after(request, dialect.serverError(fault));
            case DROP_BEFORE -> Response.dropped();
            case DROP_AFTER -> after(request, Response.dropped());
            case TOKEN_EXPIRED -> dialect.unauthorized();
            case MALFORMED_BODY -> system.handle(request).torn();
            case SLOW -> {
                pause(fault.delay());
                yield system.handle(request);
            }
            case NONE, THROTTLE_ITEM, STALE_SYNC_TOKEN, ITEM_FAULT -> system.handle(request);
        };
    }

    private Response after(Request request, Response instead) {
        system.handle(request);
        return instead;
    }

    /** Real time passes, whatever the sandbox's clock says: a client's time-outs are real. Ends when the gate closes. */
    private void pause(Duration delay) {
        try {
            boolean cutShort = closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Slow answer of {}{}", delay, cutShort ? ", cut short by closing" : "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
