package io.revsync.sandbox.aws;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a function do what its policy allows and nothing else. A function is known by its access key, which here is its name in the
 * template; whoever comes with another key is an administrator.
 */
final class Permissions {
    private final Map<String, SamFunction> functions = new LinkedHashMap<>();
    private final Map<String, Set<AwsPermission>> used = new ConcurrentHashMap<>();

    Permissions(SamTemplate template) {
        template.functions().forEach(function -> functions.put(function.logicalId(), function));
    }

    /** @throws AwsError if the caller is a function whose policy does not allow the call */
    void check(AwsCall call) {
        SamFunction function = functions.get(call.caller());
        if (function == null) {
            return;
        }
        for (AwsPermission needed : AwsPermission.neededBy(call)) {
            if (!function.mayCall(needed.action(), needed.resource())) {
                throw new AwsError(
                        "AccessDeniedException",
                        "User: " + Arns.of("sts", "assumed-role/" + function.name()) + " is not authorized to perform: "
                                + needed.action() + " on resource: " + needed.resource()
                                + " because no identity-based policy allows the " + needed.action() + " action");
            }
            used.computeIfAbsent(call.caller(), first -> ConcurrentHashMap.newKeySet())
                    .add(needed);
        }
    }

    /**
     * What the policy grants by name beyond what was called so far. Patterns are left out: that they grant on other companies' things what is
     * granted on the first one's is a rule of the template.
     */
    Set<AwsPermission> unused(SamFunction function) {
        Set<AwsPermission> unused = new LinkedHashSet<>();
        for (SamStatement statement : function.statements()) {
            for (String action : statement.actions()) {
                statement.resources().stream()
                        .filter(resource -> !resource.contains("*"))
                        .forEach(resource -> unused.add(new AwsPermission(action, resource)));
            }
        }
        unused.removeAll(used.getOrDefault(function.logicalId(), Set.of()));
        return unused;
    }
}
