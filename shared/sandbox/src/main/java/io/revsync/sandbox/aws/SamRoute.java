package io.revsync.sandbox.aws;

/**
 * A route of the template's HTTP API.
 *
 * @param method such as {@code GET}
 * @param path such as {@code /connections/{system}/check}; a last part such as {@code {file+}} stands for all that follows
 * @param function logical id of the function that answers
 * @param signedIn whether only those who are signed in get through
 */
public record SamRoute(String method, String path, String function, boolean signedIn) {

    /** As the template writes it: {@code GET /connections}. */
    public String key() {
        return method + " " + path;
    }
}
