package io.revsync.aws;

import java.util.Map;

/**
 * The names of a company's secrets.
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
    public static SecretNames from(Map<String, String> environment) {
        String base = Environment.required(environment, "SECRETS_PREFIX") + "/"
                + Environment.required(environment, "COMPANY") + "/";
        return new SecretNames(
                base + "quickbooks-app",
                base + "quickbooks-tokens",
                base + "revio-credentials",
                base + "psa-app",
                base + "psa-tokens");
    }
}
