/**
 * AWS on a laptop: reads {@code template.yaml} and offers its tables, secrets and rules on one local endpoint.
 *
 * <p>Knows the template's resource types and AWS's wire formats. Knows nothing of what the functions do with them, and nothing of
 * QuickBooks or Rev.io.
 */
package io.revsync.sandbox.aws;
