/**
 * Customers, both ways. Each belongs to the side on which it was born, and which has the word on its names, e-mail and addresses; whoever was
 * on both sides before the first sync counts as born in Rev.io. Balance, bill profile and all else that only Rev.io knows stay there.
 * Deciding knows no I/O but look-ups.
 */
package io.revsync.sync.customers;
