package io.revsync.functions.oauth;

import io.revsync.aws.SignIns;
import java.util.Map;

/**
 * The cookie by which a browser that comes back is known for the one that went out. Each sign-in has its own, named after its state, so that two
 * at once do not disturb each other. Lax, for the browser comes from another site; where there is TLS, with the prefix {@code __Host-}, which no
 * neighbouring host can set.
 *
 * @param name of this sign-in's cookie
 * @param secure whether the callback is under https
 */
record SessionCookie(String name, boolean secure) {
    private static final int NAME_LENGTH = 16;

    static SessionCookie of(SignInState state, String redirectUri) {
        boolean secure = redirectUri.startsWith("https:");
        String shortened = state.secret().replaceAll("[^A-Za-z0-9_-]", "");
        return new SessionCookie(
                (secure ? "__Host-" : "") + "sign-in-"
                        + shortened.substring(0, Math.min(NAME_LENGTH, shortened.length())),
                secure);
    }

    /** The cookie's session; empty if the browser has none. */
    String read(Map<String, String> cookies) {
        return cookies.getOrDefault(name, "");
    }

    /** A {@code Set-Cookie} value that gives the browser this session. */
    String set(String session) {
        return value(session, SignIns.GOOD_FOR.toSeconds());
    }

    /** A {@code Set-Cookie} value that takes it away. */
    String cleared() {
        return value("", 0);
    }

    private String value(String session, long seconds) {
        return name + "=" + session + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
