package io.revsync.aws;

import java.util.List;

/**
 * The names of a company's secrets. Those of a company that was added stand under the stack's name as well, so that the stack's policies can
 * name them and no other stack's.
 *
 * @param quickBooksApp {@code {"clientId", "clientSecret"}} of the Intuit app
 * @param quickBooksTokens tokens of the QuickBooks connection, see {@link ConnectionTokens}
 * @param revioCredentials {@code {"username", "password", "subscriptionKey"}} for Rev.io
 * @param psaApp {@code {"clientId", "clientSecret"}} by which Rev.io PSA knows this installation
 * @param psaTokens tokens of the Rev.io PSA connection
 */
public record SecretNames(
        String quickBooksApp, String quickBooksTokens, String revioCredentials, String psaApp, String psaTokens) {

    /**
     * The names by prefix and company.
     *
     * @throws IllegalStateException naming the variable that is not set
     */
    public static SecretNames of(Surroundings surroundings) {
        String base = surroundings.required("SECRETS_PREFIX") + "/"
                + surroundings
                        .added()
                        .map(added -> surroundings.stack() + "/" + added)
                        .orElseGet(surroundings::company)
                + "/";
        return new SecretNames(
                base + "quickbooks-app",
                base + "quickbooks-tokens",
                base + "revio-credentials",
                base + "psa-app",
                base + "psa-tokens");
    }

    /** All of them. */
    public List<String> all() {
        return List.of(quickBooksApp, quickBooksTokens, revioCredentials, psaApp, psaTokens);
    }
}
