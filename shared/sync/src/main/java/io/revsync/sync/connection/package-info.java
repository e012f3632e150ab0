/** Whether a company is connected to each system, to which account there, and why not. Holds no credentials. */
package io.revsync.sync.connection;
