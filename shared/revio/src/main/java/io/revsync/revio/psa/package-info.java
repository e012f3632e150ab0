/**
 * Rev.io PSA: sign-in by OAuth 2.0 with PKCE, and the one call that shows that the tokens are good. Its OAuth addresses are not public, so
 * they are all settings. Knows nothing of the Billing API.
 */
package io.revsync.revio.psa;
