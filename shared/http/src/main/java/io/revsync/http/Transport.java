package io.revsync.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests over one {@link HttpClient}, each with a time-out, and counts them. Thread-safe. */
public final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    /** Of our own, because answers to asynchronous calls come through Java's common pool, which others may keep busy. */
    private final ExecutorService threads = Executors.newCachedThreadPool(Transport::daemon);

    private final AtomicLong calls = new AtomicLong();

    /**
     * Sends once.
     *
     * @param timeout the longest to wait for the whole answer; zero or less means the deadline has passed
     * @throws UnavailableException when no answer came in time
     */
    public Reply send(HttpRequest.Builder request, Duration timeout, CallTrace trace) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw UnavailableException.notDone("The run's time was used up before the call.", trace, null);
        }
        calls.incrementAndGet();
        long sent = System.nanoTime();
        HttpRequest whole =
                request.timeout(timeout).header("Accept-Encoding", "gzip").build();
        Future<HttpResponse<byte[]>> answer =
                threads.submit(() -> http.send(whole, HttpResponse.BodyHandlers.ofByteArray()));
        try {
            // The request's own time-out ends with the answer's headers; a body that never ends would hang without this
            // one.
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            // Never the query, nor a body: both hold what is nobody's business.
            LOG.debug(
                    "{} {} {}: {} after {} ms",
                    trace.system(),
                    whole.method(),
                    whole.uri().getPath(),
                    response.statusCode(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
            return new Reply(response.statusCode(), response.headers(), unzipped(response));
        } catch (ExecutionException e) {
            throw failure(e.getCause(), trace);
        } catch (IOException e) {
            throw failure(e, trace);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(new HttpTimeoutException("no whole answer in " + timeout), trace);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw UnavailableException.unknown("The run was stopped during a call.", trace, e);
        }
    }

    private static Thread daemon(Runnable call) {
        Thread thread = new Thread(call, "http-call");
        thread.setDaemon(true);
        return thread;
    }

    /** How many calls were sent since this was made. */
    public long calls() {
        return calls.get();
    }

    private static UnavailableException failure(Throwable cause, CallTrace trace) {
        return cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException
                ? UnavailableException.notDone(trace.system() + " could not be reached.", trace, cause)
                : UnavailableException.unknown(trace.system() + " did not answer.", trace, cause);
    }

    private static byte[] unzipped(HttpResponse<byte[]> response) throws IOException {
        if (!"gzip"
                .equalsIgnoreCase(
                        response.headers().firstValue("Content-Encoding").orElse(""))) {
            return response.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return in.readAllBytes();
        }
    }
}
