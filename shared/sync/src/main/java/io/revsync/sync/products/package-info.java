/**
 * Products: which QuickBooks item a Rev.io product is, decided in the matching review; made only where an admin asks for it. An item that was
 * in QuickBooks before belongs to QuickBooks and is never written. Of an item we made Rev.io has the word on the name, QuickBooks on
 * everything else (account, price, description, whether it is active).
 */
package io.revsync.sync.products;
