package io.revsync.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** Sends requests over one {@link HttpClient}, each with a time-out, and counts them. Thread-safe. */
public final class Transport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
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
        try {
            HttpResponse<byte[]> response = http.send(
                    request.timeout(timeout).header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), unzipped(response));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw UnavailableException.notDone(trace.system() + " could not be reached.", trace, e);
        } catch (IOException e) {
            throw UnavailableException.unknown(trace.system() + " did not answer.", trace, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnavailableException.unknown("The run was stopped during a call.", trace, e);
        }
    }

    /** How many calls were sent since this was made. */
    public long calls() {
        return calls.get();
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
