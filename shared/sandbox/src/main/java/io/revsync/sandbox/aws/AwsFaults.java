package io.revsync.sandbox.aws;

import java.util.Optional;

/** Asked around every call, so that a test can watch all calls and break any of them on either side of its effect. */
public interface AwsFaults {

    /** The call has arrived and has had no effect yet. A fault leaves it so. */
    default Optional<AwsFault> beforeCommit(AwsCall call) {
        return Optional.empty();
    }

    /** The call has had its effect and the answer is not sent yet. A fault hides the effect from the caller. */
    default Optional<AwsFault> afterCommit(AwsCall call) {
        return Optional.empty();
    }
}
