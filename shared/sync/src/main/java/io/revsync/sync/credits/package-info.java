/** Rev.io credits become QuickBooks credit memos, each applied to invoices by a payment of zero. */
package io.revsync.sync.credits;
