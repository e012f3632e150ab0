package io.revsync.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The companies whose books a stack keeps: the first, which the template names, and those that admins added. */
public final class Companies {
    /** No company's name is empty, so what is kept here is no company's own. */
    private static final String NOBODYS = "";

    private static final String ADMIN = "admin";
    private static final String AT = "at";
    private static final String READY = "ready";

    private final Surroundings first;
    private final CompanyTables tables;
    private final Section section;

    public Companies(Surroundings surroundings) {
        this.first = surroundings.first();
        this.tables = new CompanyTables(
                surroundings.aws().dynamoDb(),
                TableNames.from(surroundings.environment()),
                NOBODYS,
                surroundings.clock(),
                surroundings.pause());
        this.section = tables.settings("companies");
    }

    /**
     * A company of the stack.
     *
     * @param name its short name
     * @param first whether it is the one the template names
     * @param ready false while not everything is there that it needs, because adding it failed half-way
     */
    public record Known(String name, boolean first, boolean ready) {}

    /** All of them, the first one first, the others by name. */
    public List<Known> all() {
        List<Known> all = new ArrayList<>();
        all.add(new Known(first.company(), true, true));
        section.all().map(item -> known(item.get(Section.SORT).s(), item)).forEach(all::add);
        return all;
    }

    /** Those that are ready. */
    public List<Surroundings> ready() {
        return all().stream()
                .filter(Known::ready)
                .map(company -> first.of(company.name()))
                .toList();
    }

    /** The company of this name; empty if nobody added one. */
    public Optional<Known> named(String name) {
        return name.equals(first.company())
                ? Optional.of(new Known(name, true, true))
                : Optional.of(name)
                        .filter(Surroundings::isCompanyName)
                        .flatMap(section::get)
                        .map(item -> known(name, item));
    }

    /** Writes down that this one is being added, unless it is there already: another admin may have been quicker. */
    void begin(String name) {
        try {
            tables.writeUnfenced(List.of(section.writingUnlessOther(name, READY, AttributeValue.fromBool(false))));
        } catch (ConditionFailedException isReady) {
            return;
        }
    }

    /** Writes down that everything is there that this one needs, and who added it. */
    void ready(String name, String admin) {
        section.put(
                name,
                Map.of(
                        ADMIN, Attributes.text(admin),
                        AT, Attributes.text(first.clock().instant().toString()),
                        READY, AttributeValue.fromBool(true)));
    }

    private static Known known(String name, Map<String, AttributeValue> item) {
        return new Known(name, false, item.get(READY).bool());
    }
}
