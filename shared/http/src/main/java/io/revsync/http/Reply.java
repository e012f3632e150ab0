package io.revsync.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** An HTTP answer, read whole. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    /** A header's first value, or the empty string. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body as text, for error bodies that are not JSON. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the status is 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }
}
