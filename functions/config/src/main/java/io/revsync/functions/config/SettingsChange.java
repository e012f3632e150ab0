package io.revsync.functions.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A field that two versions of the settings have in different ways.
 *
 * @param pointer JSON Pointer of the field
 * @param before null where there was none
 * @param after null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsChange(String pointer, JsonNode before, JsonNode after) {

    /** Every field that differs, in the order of their pointers. */
    static List<SettingsChange> between(Settings before, Settings after) {
        List<SettingsChange> changes = new ArrayList<>();
        compare("", ShownSettings.whole(before), ShownSettings.whole(after), changes);
        return changes;
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, List<SettingsChange> changes) {
        if (before instanceof ObjectNode || after instanceof ObjectNode) {
            TreeSet<String> names = new TreeSet<>();
            names(before, names);
            names(after, names);
            names.forEach(name -> compare(
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                    before == null ? null : before.get(name),
                    after == null ? null : after.get(name),
                    changes));
        } else if (before == null ? after != null : !before.equals(after)) {
            changes.add(new SettingsChange(pointer, before, after));
        }
    }

    private static void names(JsonNode node, TreeSet<String> names) {
        if (node != null) {
            node.fieldNames().forEachRemaining(names::add);
        }
    }
}
