/** How payments and credits are applied to invoices: which, how much, and what to do when QuickBooks takes less. */
package io.revsync.sync.applied;
