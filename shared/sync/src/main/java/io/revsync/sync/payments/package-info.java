/** Rev.io payments become QuickBooks payments, applied to the invoices of the bills that Rev.io applied them to. */
package io.revsync.sync.payments;
