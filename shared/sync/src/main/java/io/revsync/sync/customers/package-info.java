/** Rev.io customers become QuickBooks customers: names, addresses, parents, and what to do when a name is taken. */
package io.revsync.sync.customers;
