package io.revsync.functions.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.settings.Finding;
import java.util.List;
import java.util.Map;

/**
 * What was found out about a settings document.
 *
 * @param ok whether it can be saved
 * @param schedules by direction key
 * @param names by pointer, the name of what an id stands for
 * @param version of a document that was saved; null of one that was only checked
 * @param settings as they were saved; null if they were only checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(
        boolean ok,
        List<Finding> errors,
        List<Finding> warnings,
        Map<String, ScheduleTold> schedules,
        Map<String, String> names,
        Long version,
        ObjectNode settings) {

    Report saved(long savedVersion, ObjectNode savedSettings) {
        return new Report(ok, errors, warnings, schedules, names, savedVersion, savedSettings);
    }
}
