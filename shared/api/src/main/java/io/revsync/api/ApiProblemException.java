package io.revsync.api;

/** The request is answered with a problem. */
public final class ApiProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiProblem problem;

    ApiProblemException(ApiProblem problem) {
        super(problem.title());
        this.problem = problem;
    }

    public ApiProblem problem() {
        return problem;
    }
}
