package io.revsync.aws;

import java.util.Map;

/**
 * The names of a company's secrets.
 *
 * @param quickBooksApp {@code {"clientId", "clientSecret"}} of the Intuit app
 * @param quickBooksTokens tokens of the QuickBooks connection, see {@link QuickBooksTokens}
 * @param revioCredentials {@code {"username", "password", "subscriptionKey"}} for Rev.io
 */
public record SecretNames(String quickBooksApp, String quickBooksTokens, String revioCredentials) {

    /**
     * The names by prefix and company.
     *
     * @throws IllegalStateException naming the variable that is not set
     */
    public static SecretNames from(Map<String, String> environment) {
        String base = Environment.required(environment, "SECRETS_PREFIX") + "/"
                + Environment.required(environment, "COMPANY") + "/";
        return new SecretNames(base + "quickbooks-app", base + "quickbooks-tokens", base + "revio-credentials");
    }
}
