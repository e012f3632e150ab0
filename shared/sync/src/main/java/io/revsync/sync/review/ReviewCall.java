package io.revsync.sync.review;

/** Port: wakes whoever works on reviews. */
public interface ReviewCall {

    /** Asks for somebody to go on with the review soon. */
    void goOn();
}
