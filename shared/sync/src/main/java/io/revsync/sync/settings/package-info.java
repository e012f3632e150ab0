/** The settings document: what an admin decides. One document per company, one version. */
package io.revsync.sync.settings;
