/** Rev.io bills with their charges become QuickBooks invoices of the same total. */
package io.revsync.sync.invoices;
