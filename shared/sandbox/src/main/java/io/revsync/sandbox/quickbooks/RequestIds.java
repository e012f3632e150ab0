package io.revsync.sandbox.quickbooks;

/** Rules of request ids (DI:learn/learn-basic-field-definitions#request-id). */
final class RequestIds {

    private static final int LONGEST = 50;
    private static final int LONGEST_ON_BATCH = 36;
    private static final int LONGEST_BATCH_ITEM_ID = 10;

    private RequestIds() {}

    /** 2130 above 50 characters. */
    static String onWrite(String requestId) {
        return checked(requestId, LONGEST);
    }

    /** 2130 above 36 characters. */
    static String onBatch(String requestId) {
        return checked(requestId, LONGEST_ON_BATCH);
    }

    /** 2130: with a request id an item's id has at most 10 characters. */
    static void itemId(String bId) {
        if (bId.length() > LONGEST_BATCH_ITEM_ID) {
            throw Errors.badRequestId("bId " + bId + " is longer than " + LONGEST_BATCH_ITEM_ID + " characters.");
        }
    }

    private static String checked(String requestId, int longest) {
        if (requestId.length() > longest) {
            throw Errors.badRequestId("requestid is longer than " + longest + " characters.");
        }
        return requestId;
    }

    /** The name the answer of a single write is remembered under. */
    static String key(String requestId) {
        return "request:" + requestId;
    }

    /** In a batch the request id and the item's id together are the key: other ids execute again. */
    static String key(String requestId, String bId) {
        return "request:" + requestId + ":" + bId;
    }
}
