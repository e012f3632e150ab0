/** When a direction runs: five-field cron as people write it, in EventBridge's words and in English. Knows nothing of AWS itself. */
package io.revsync.sync.schedule;
