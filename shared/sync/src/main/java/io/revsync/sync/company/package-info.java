/** What the connected QuickBooks company asks of every record: its preferences, its closed books. */
package io.revsync.sync.company;
