/**
 * The benchmark: how fast the functions fill QuickBooks, and what that costs them. Servers and functions run in a Java each, so that
 * memory and processor time measured are the functions' own. Figures are printed and never judged; knows no rule of the sync.
 */
package io.revsync.rehearsal.bench;
