/**
 * Connecting a company to QuickBooks, Rev.io PSA and Rev.io: credentials, sign-in in the browser, checks, disconnects. Thin handlers over one
 * class per system; what is stored and how it is called is {@code io.revsync.aws}.
 */
package io.revsync.functions.oauth;
