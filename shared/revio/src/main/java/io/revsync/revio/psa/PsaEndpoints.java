package io.revsync.revio.psa;

import java.net.URI;

/**
 * Where a company's Rev.io PSA is.
 *
 * @param authorize the page on which an admin consents
 * @param token where codes and refresh tokens become access tokens
 * @param revoke where tokens are taken back; the empty URI when the PSA does not do that
 * @param api root of its API
 */
public record PsaEndpoints(URI authorize, URI token, URI revoke, URI api) {}
