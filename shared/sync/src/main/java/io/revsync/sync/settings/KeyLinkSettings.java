package io.revsync.sync.settings;

import java.util.Map;

/**
 * Rev.io's own key links.
 *
 * @param integrationSystemId Rev.io's id of QuickBooks among its integration systems; empty: Rev.io's key links are not read
 * @param entityTypeIds per record type's Rev.io word: Rev.io's id of the entity type
 * @param mirror a link that is made is also told to Rev.io; default off
 */
public record KeyLinkSettings(String integrationSystemId, Map<String, String> entityTypeIds, Boolean mirror)
        implements Section {
    public KeyLinkSettings {
        integrationSystemId = integrationSystemId == null ? "" : integrationSystemId;
        entityTypeIds = entityTypeIds == null ? Map.of() : Map.copyOf(entityTypeIds);
        mirror = mirror == null ? Boolean.FALSE : mirror;
    }
}
