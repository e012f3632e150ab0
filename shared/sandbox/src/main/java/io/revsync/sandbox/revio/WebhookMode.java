package io.revsync.sandbox.revio;

/** How webhooks behave. The real sandbox instances are said to have none; nothing promises order or single delivery. */
public enum WebhookMode {
    NONE,
    ORDERLY,
    /** Every notification comes a second time after the next one: doubled and out of order. */
    UNRULY
}
