package io.revsync.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a request was not carried out, as RFC 9457 describes it.
 *
 * @param status HTTP status
 * @param code for programs, e.g. {@code settings-wrong}
 * @param title what is wrong, for people
 * @param detail the technical side; empty when there is none
 * @param remedy the way out; empty when there is none
 * @param requestId by which the log tells more
 * @param errors each thing that is wrong with the body
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApiProblem(
        int status,
        String code,
        String title,
        String detail,
        String remedy,
        String requestId,
        List<FieldError> errors) {

    public ApiProblem {
        errors = List.copyOf(errors);
    }

    /** A problem without technical detail. */
    public static ApiProblem of(int status, String code, String title, String remedy) {
        return new ApiProblem(status, code, title, "", remedy, "", List.of());
    }

    /** The same with a technical detail. */
    public ApiProblem withDetail(String technical) {
        return new ApiProblem(status, code, title, technical, remedy, requestId, errors);
    }

    /** The same with what is wrong field by field. */
    public ApiProblem withErrors(List<FieldError> fields) {
        return new ApiProblem(status, code, title, detail, remedy, requestId, fields);
    }

    ApiProblem withRequestId(String id) {
        return new ApiProblem(status, code, title, detail, remedy, id, errors);
    }

    /** To be thrown by whoever cannot go on. */
    public ApiProblemException refusal() {
        return new ApiProblemException(this);
    }
}
