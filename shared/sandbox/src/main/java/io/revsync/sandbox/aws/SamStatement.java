package io.revsync.sandbox.aws;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One statement of a function's policy.
 *
 * @param sid its name
 * @param allow false for a {@code Deny}
 * @param actions such as {@code dynamodb:GetItem}
 * @param resources ARNs, perhaps with {@code *} and {@code ?}
 */
public record SamStatement(String sid, boolean allow, List<String> actions, List<String> resources) {

    /** Whether this statement speaks of the action on the resource. Conditions are not evaluated; the template has none. */
    public boolean covers(String action, String resource) {
        return actions.stream().anyMatch(glob -> matches(glob.toLowerCase(), action.toLowerCase()))
                && resources.stream().anyMatch(glob -> matches(glob, resource));
    }

    private static boolean matches(String glob, String text) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, text);
    }
}
