/**
 * A simulated QuickBooks Online: the Accounting API v3 (minor version 75) and the OAuth endpoints beside it, with real
 * ledgers. One class per resource; each rule is a method named for it.
 *
 * <p>Sources are given as Intuit's page ("DI:" is developer.intuit.com/app/developer/qbo/docs), or "recorded" where real
 * traffic shows it, or "chosen" where no source tells and the simulator had to decide. It may know no client of ours.
 */
package io.revsync.sandbox.quickbooks;
