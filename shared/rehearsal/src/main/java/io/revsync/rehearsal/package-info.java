/**
 * The whole product on one machine: the template's functions run as Lambda would run them, against simulated QuickBooks, Rev.io and AWS.
 * Sees every other module; none may know this one.
 */
package io.revsync.rehearsal;
