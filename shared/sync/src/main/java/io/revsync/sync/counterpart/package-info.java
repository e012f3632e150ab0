/** How a Rev.io customer looks in QuickBooks, and whether a QuickBooks customer is the same one. Pure; syncs and the review go by it. */
package io.revsync.sync.counterpart;
