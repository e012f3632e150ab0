package io.revsync.functions.oauth;

import io.revsync.api.ApiAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page on which a sign-in ends. It has no script and loads nothing; nothing the provider sent is repeated on it, and no other page learns
 * its address, which holds the code.
 */
final class ArrivalPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center}
            main{max-width:32rem;padding:2rem}
            h1{font-size:1.5rem;margin:0 0 .75rem}
            h1::before{content:"";display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.5em}
            .good h1::before{background:#1a7f37}
            .bad h1::before{background:#c62828}
            """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ArrivalPage() {}

    static ApiAnswer of(Arrival arrival) {
        String page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(arrival.headline())
                + "</title><style>" + STYLE + "</style></head><body><main class=\""
                + (arrival.status() == 200 ? "good" : "bad") + "\"><h1>" + escaped(arrival.headline()) + "</h1><p>"
                + escaped(arrival.explanation()) + "</p><p>" + escaped(arrival.remedy()) + "</p></main></body></html>";
        return ApiAnswer.html(arrival.status(), page)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
