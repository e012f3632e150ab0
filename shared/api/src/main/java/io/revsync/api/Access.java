package io.revsync.api;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who counts as an admin, by the claims API Gateway's JWT authorizer has checked.
 *
 * @param adminGroup the group a person must be in; empty: everybody the issuer lets in
 */
public record Access(String adminGroup) {

    /** Reads the variable {@code ADMIN_GROUP}. */
    public static Access from(Map<String, String> environment) {
        return new Access(environment.getOrDefault("ADMIN_GROUP", "").strip());
    }

    /** @throws ApiProblemException 403 when the person is no admin, 401 when there are no claims at all */
    Admin admin(Map<String, String> claims) {
        if (claims == null || claims.isEmpty()) {
            throw ApiProblem.of(401, "not-signed-in", "Nobody is signed in.", "Sign in, then try again.")
                    .refusal();
        }
        Admin admin = new Admin(name(claims), claims.getOrDefault("sub", ""));
        if (!adminGroup.isEmpty() && groups(claims).noneMatch(adminGroup::equals)) {
            throw ApiProblem.of(
                            403,
                            "not-an-admin",
                            admin.name() + " is not in the group \"" + adminGroup + "\".",
                            "Ask whoever runs this installation to add you to it.")
                    .refusal();
        }
        return admin;
    }

    private static String name(Map<String, String> claims) {
        return Stream.of("email", "username", "cognito:username", "sub")
                .map(claim -> claims.getOrDefault(claim, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("somebody");
    }

    /** API Gateway writes a claim that is a list as text: {@code [admins finance]}. */
    private static Stream<String> groups(Map<String, String> claims) {
        return Stream.of("cognito:groups", "groups")
                .flatMap(claim -> Arrays.stream(claims.getOrDefault(claim, "")
                        .replaceAll("[\\[\\]\"]", " ")
                        .split("[\\s,]+")));
    }
}
