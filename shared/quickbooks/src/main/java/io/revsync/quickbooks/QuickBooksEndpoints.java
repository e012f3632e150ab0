package io.revsync.quickbooks;

import java.net.URI;

/**
 * Where QuickBooks is. Only the API's host differs between sandbox and production; a token of the one is refused by the other
 * with 403 / code 3100, the commonest mistake of a set-up.
 *
 * @param api base of the Accounting API, without a trailing slash
 * @param token where codes and refresh tokens become access tokens
 * @param revoke where a connection is ended
 * @param authorize the page on which a company's admin consents
 */
public record QuickBooksEndpoints(URI api, URI token, URI revoke, URI authorize) {

    private static final QuickBooksEndpoints SANDBOX = intuit("https://sandbox-quickbooks.api.intuit.com");
    private static final QuickBooksEndpoints PRODUCTION = intuit("https://quickbooks.api.intuit.com");

    /** Companies made for testing, with an app's development keys. */
    public static QuickBooksEndpoints sandbox() {
        return SANDBOX;
    }

    /** Real companies, with an app's production keys. */
    public static QuickBooksEndpoints production() {
        return PRODUCTION;
    }

    private static QuickBooksEndpoints intuit(String api) {
        return new QuickBooksEndpoints(
                URI.create(api),
                URI.create("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
                URI.create("https://developer.api.intuit.com/v2/oauth2/tokens/revoke"),
                URI.create("https://appcenter.intuit.com/connect/oauth2"));
    }
}
