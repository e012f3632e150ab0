/**
 * The ports behind which a company's state lives, and the values that go through them. Every implementation belongs to one company.
 * Writes that take a {@link io.revsync.sync.store.Lease} change nothing and throw {@link io.revsync.sync.store.LeaseLostException} when
 * somebody else has taken the lease over in the meantime.
 */
package io.revsync.sync.store;
