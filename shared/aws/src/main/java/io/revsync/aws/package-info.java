/**
 * The ports on AWS: DynamoDB holds a company's state, Secrets Manager its credentials, EventBridge hands a run on. Every class belongs
 * to one company, but for {@link io.revsync.aws.Companies} and what serves it. Knows how things are stored and nothing of why; decisions are in
 * {@code io.revsync.sync}.
 *
 * <p>Keys are {@code <company>#<section>} and a name within the section, so that one stack can serve many companies and a section is
 * read with one query. Values are JSON as {@link io.revsync.sync.Json} writes it; an attribute stands beside it only where a condition
 * needs it.
 */
package io.revsync.aws;
