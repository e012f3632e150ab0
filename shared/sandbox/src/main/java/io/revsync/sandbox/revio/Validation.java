package io.revsync.sandbox.revio;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that all of it is told at once. */
final class Validation {
    private final List<String> problems = new ArrayList<>();

    Validation require(boolean right, String problem) {
        if (!right) {
            problems.add(problem);
        }
        return this;
    }

    /** @throws RevioError 400 with one entry per problem */
    void refuseIfWrong() {
        if (!problems.isEmpty()) {
            throw RevioError.invalid(problems);
        }
    }
}
