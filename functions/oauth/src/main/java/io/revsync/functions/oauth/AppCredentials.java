package io.revsync.functions.oauth;

import io.revsync.api.ApiProblem;
import io.revsync.api.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * What an app calls itself and proves it with, as entered by an admin.
 *
 * @param clientSecret may be left out where the provider does without
 */
record AppCredentials(String clientId, String clientSecret) {
    private static final int LONGEST = 512;

    AppCredentials {
        clientId = clientId == null ? "" : clientId.strip();
        clientSecret = clientSecret == null ? "" : clientSecret.strip();
    }

    /** @throws io.revsync.api.ApiProblemException 422 that names each wrong field and quotes no value */
    void refuseIfWrong(boolean secretNeeded) {
        List<FieldError> errors = new ArrayList<>();
        if (clientId.isEmpty()) {
            errors.add(new FieldError("/clientId", "It is empty.", "Enter the client id you were given."));
        } else if (!wellFormed(clientId)) {
            errors.add(new FieldError(
                    "/clientId", "It has blanks or signs in it that no client id has.", "Copy it once more."));
        }
        if (clientSecret.isEmpty() && secretNeeded) {
            errors.add(new FieldError("/clientSecret", "It is empty.", "Enter the client secret you were given."));
        } else if (!clientSecret.isEmpty() && !wellFormed(clientSecret)) {
            errors.add(new FieldError(
                    "/clientSecret", "It has blanks or signs in it that no client secret has.", "Copy it once more."));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.of(422, "credentials-wrong", "The app's credentials cannot be right.", "")
                    .withErrors(errors)
                    .refusal();
        }
    }

    /** RFC 6749, appendix A.1 and A.2: visible ASCII. */
    private static boolean wellFormed(String value) {
        return value.length() <= LONGEST && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AppCredentials[" + clientId + "]";
    }
}
