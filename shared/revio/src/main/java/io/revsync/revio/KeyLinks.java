package io.revsync.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.RefusedException;
import io.revsync.http.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rev.io's "Integration Linking Solution": links between its records and those of other systems, visible to all who use its API.
 * Thread-safe.
 */
public final class KeyLinks {

    private final RevioClient client;
    private volatile String internalIdName = FieldSpellings.INTERNAL_ID.preferred();

    KeyLinks(RevioClient client) {
        this.client = client;
    }

    /** The systems links may point to. */
    public List<IntegrationSystem> systems(Deadline deadline) {
        return all(Resource.INTEGRATION_SYSTEMS, Search.all(), system -> true, deadline);
    }

    /** The kinds of records links may start from. */
    public List<IntegrationEntityType> entityTypes(Deadline deadline) {
        return all(Resource.INTEGRATION_ENTITY_TYPES, Search.all(), type -> true, deadline);
    }

    /** The links of one kind of record to one system. */
    public Pages<KeyLink> pages(String systemId, String entityTypeId, Deadline deadline) {
        return pages(systemId, entityTypeId, 0, deadline);
    }

    /** The rest of them, from the {@linkplain Page#place() place} an earlier run stored. */
    public Pages<KeyLink> pages(String systemId, String entityTypeId, long place, Deadline deadline) {
        return client.pages(Resource.KEY_LINKS, search(systemId, entityTypeId), place, deadline);
    }

    /** The links to this record of the other system. */
    public List<KeyLink> byExternalId(String systemId, String entityTypeId, String externalId, Deadline deadline) {
        String name = FieldSpellings.EXTERNAL_ID.preferred();
        return matching(
                systemId,
                entityTypeId,
                name,
                externalId,
                link -> link.externalId().equals(externalId),
                deadline);
    }

    /** The links from this record of Rev.io. */
    public List<KeyLink> byInternalId(String systemId, String entityTypeId, String internalId, Deadline deadline) {
        return matching(
                systemId,
                entityTypeId,
                internalIdName,
                internalId,
                link -> link.internalId().equals(internalId),
                deadline);
    }

    /**
     * Makes a link. Rev.io's name for its own record's id is not public: each candidate is tried until one is not refused, and
     * then remembered.
     *
     * @return the link's id
     * @throws RefusedException when Rev.io has no record with this id, among other reasons
     * @throws UnavailableException whose {@code mayHaveHappened} tells to look for the link before another try
     */
    public String create(
            String systemId, String entityTypeId, String internalId, String externalId, Deadline deadline) {
        RefusedException first = null;
        List<String> names = new ArrayList<>(List.of(internalIdName));
        FieldSpellings.INTERNAL_ID.spellings().stream()
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        for (String name : names) {
            try {
                String id = client.create(
                        Resource.KEY_LINKS, body(systemId, entityTypeId, name, internalId, externalId), deadline);
                internalIdName = name;
                return id;
            } catch (RefusedException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    /** Deletes a link; returns false when there was none. */
    public boolean delete(String id, Deadline deadline) {
        return client.delete(Resource.KEY_LINKS, id, deadline);
    }

    private List<KeyLink> matching(
            String systemId, String entityTypeId, String name, String id, Predicate<KeyLink> same, Deadline deadline) {
        Predicate<KeyLink> ofKind =
                link -> link.systemId().equals(systemId) && link.entityTypeId().equals(entityTypeId);
        return all(Resource.KEY_LINKS, search(systemId, entityTypeId).where(name, id), ofKind.and(same), deadline);
    }

    private <T> List<T> all(Resource<T> resource, Search search, Predicate<T> wanted, Deadline deadline) {
        List<T> all = new ArrayList<>();
        Pages<T> pages = client.pages(resource, search, deadline);
        while (pages.hasNext()) {
            Page<T> page = pages.next();
            for (UnreadableRecord unreadable : page.unreadable()) {
                throw new DefectException(
                        unreadable.toString(), Call.get(resource.path(), "").trace(200, ""), null);
            }
            page.records().stream().filter(wanted).forEach(all::add);
        }
        return all;
    }

    private static Search search(String systemId, String entityTypeId) {
        return Search.all()
                .where(FieldSpellings.SYSTEM.preferred(), systemId)
                .where(FieldSpellings.ENTITY_TYPE.preferred(), entityTypeId);
    }

    private static ObjectNode body(
            String systemId, String entityTypeId, String internalIdName, String internalId, String externalId) {
        return new WireObject()
                .id(FieldSpellings.SYSTEM, systemId)
                .id(FieldSpellings.ENTITY_TYPE, entityTypeId)
                .id(Field.of(FieldSpellings.INTERNAL_ID.meaning(), internalIdName), internalId)
                .text(FieldSpellings.EXTERNAL_ID, externalId)
                .json();
    }
}
