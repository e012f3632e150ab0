/** Lambda: reads, checks and saves the settings, and adds companies to the stack. What is right and how it is saved is decided in {@code io.revsync.sync.settings}. */
package io.revsync.functions.config;
