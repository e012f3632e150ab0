/**
 * The matching review: before the first sync, what of Rev.io is what of QuickBooks is suggested, with a reason, and an admin decides.
 * Nothing here writes to either system.
 */
package io.revsync.sync.review;
