/**
 * The face of Rev.io PSA that a connection needs: consent with PKCE, tokens, and the customers as proof. The OAuth addresses are not public,
 * so these follow RFC 6749, 7009 and 7636; the API follows what its guides tell: Bearer, {@code X-Revio-Host}, answers in {@code data}.
 */
package io.revsync.sandbox.psa;
