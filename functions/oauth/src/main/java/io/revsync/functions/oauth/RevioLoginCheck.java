package io.revsync.functions.oauth;

import io.revsync.api.ApiProblem;
import io.revsync.api.FieldError;
import io.revsync.revio.RevioCredentials;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Rev.io credentials can be right, before Rev.io is asked. Everything wrong is told at once. */
final class RevioLoginCheck {
    /** Stands in for a password while the user name alone is looked at. */
    private static final String ANY_PASSWORD = "x";

    private final Settings settings;
    private final String storedKey;
    private final boolean allowHttp;

    /**
     * @param storedKey the subscription key that stays when none is entered
     * @param allowHttp whether the base URL may be without TLS
     */
    RevioLoginCheck(Settings settings, String storedKey, boolean allowHttp) {
        this.settings = settings;
        this.storedKey = storedKey;
        this.allowHttp = allowHttp;
    }

    /** @throws io.revsync.api.ApiProblemException 422 naming each wrong field, quoting no secret */
    RevioCredentials credentials(RevioLogin login) {
        List<FieldError> errors = new ArrayList<>();
        username(login).ifPresent(errors::add);
        if (login.password() == null || login.password().isBlank()) {
            errors.add(new FieldError("/password", "It is empty.", "Enter the password of the Rev.io user."));
        }
        baseUrlError(login).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw ApiProblem.of(
                            422, "credentials-wrong", "The Rev.io credentials cannot be right; nothing was stored.", "")
                    .withErrors(errors)
                    .refusal();
        }
        return new RevioCredentials(
                login.username(),
                login.password(),
                Optional.ofNullable(login.subscriptionKey()).orElse(storedKey));
    }

    /** The address to call, when {@link #credentials} found nothing wrong. */
    URI baseUrl(RevioLogin login) {
        return given(login).map(URI::create).orElse(settings.revio().baseUrl());
    }

    private Optional<FieldError> username(RevioLogin login) {
        RevioCredentials credentials;
        try {
            credentials = new RevioCredentials(login.username(), ANY_PASSWORD, "");
        } catch (IllegalArgumentException e) {
            return Optional.of(new FieldError(
                    "/username", e.getMessage(), "Enter the login name, an @ and the client code, as in api@acme."));
        }
        String expected = settings.psa().clientCode();
        if (!expected.isEmpty() && !credentials.clientCode().equalsIgnoreCase(expected)) {
            return Optional.of(new FieldError(
                    "/username",
                    "Its client code is " + credentials.clientCode() + ", but that of Rev.io PSA is " + expected + ".",
                    "Enter " + credentials.loginName() + "@" + expected
                            + ", or correct the unique identifier of Rev.io PSA in the settings."));
        }
        return Optional.empty();
    }

    private Optional<FieldError> baseUrlError(RevioLogin login) {
        return given(login).flatMap(text -> {
            URI url;
            try {
                url = new URI(text);
            } catch (URISyntaxException e) {
                return Optional.of(wrongUrl("It is no web address."));
            }
            if (url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                return Optional.of(wrongUrl("It is not the bare address of an API."));
            }
            boolean secure = "https".equalsIgnoreCase(url.getScheme());
            boolean plain = "http".equalsIgnoreCase(url.getScheme());
            return secure || plain && allowHttp
                    ? Optional.empty()
                    : Optional.of(
                            wrongUrl("It does not begin with https://, and so the password would travel openly."));
        });
    }

    private static Optional<String> given(RevioLogin login) {
        return Optional.ofNullable(login.baseUrl()).map(String::strip).filter(url -> !url.isEmpty());
    }

    private static FieldError wrongUrl(String problem) {
        return new FieldError("/baseUrl", problem, "Rev.io's usual one is https://restapi.rev.io/v1.");
    }
}
