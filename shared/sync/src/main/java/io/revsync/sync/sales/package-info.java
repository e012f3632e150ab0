/** What invoices and credit memos have in common: lines, numbers, and what the connected company asks of both. */
package io.revsync.sync.sales;
