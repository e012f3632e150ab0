package io.revsync.functions.config;

import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The versions a change may be made on, from the header {@code If-Match} (RFC 9110). A version's ETag is its number in quotation marks.
 * One marked weak counts too, for a proxy that compresses an answer marks its ETag so. {@code *} means whichever is the newest.
 */
record IfMatch(boolean any, Set<Long> versions) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    /** @throws io.revsync.api.ApiProblemException when there is none (428), or it cannot be read (400) */
    static IfMatch of(ApiRequest request) {
        String header = request.header("if-match")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiProblem.of(
                                428,
                                "if-match-missing",
                                "The request does not say on which version of the settings it was made.",
                                "Send the header If-Match with the ETag of GET /config.")
                        .refusal());
        if (header.equals("*")) {
            return new IfMatch(true, Set.of());
        }
        return new IfMatch(
                false,
                Arrays.stream(header.split(",", -1))
                        .map(tag -> TAG.matcher(tag.strip()))
                        .map(matcher -> Optional.of(matcher)
                                .filter(tag -> tag.matches())
                                .map(tag -> Long.parseLong(tag.group(1)))
                                .orElseThrow(() -> ApiProblem.of(
                                                400,
                                                "if-match-wrong",
                                                "The header If-Match is not a version of the settings.",
                                                "Send the ETag of GET /config as it came, such as \"3\".")
                                        .refusal()))
                        .collect(Collectors.toSet()));
    }

    boolean matches(long version) {
        return any || versions.contains(version);
    }

    /** The version to tell changes from; empty for any. */
    Optional<Long> newest() {
        return versions.stream().max(Long::compare);
    }
}
