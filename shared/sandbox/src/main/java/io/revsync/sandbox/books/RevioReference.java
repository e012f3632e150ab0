package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every Rev.io instance has before its first customer: bill profiles, product types, integration systems.
 *
 * <p>Only SALESFORCE = 4 and CUSTOMER = 2 are known from the real system; the other numbers are the sandbox's own.
 */
final class RevioReference {
    /** Bill profiles and the day of the month on which each bills. */
    static final int[] CYCLE_DAYS = {1, 8, 15, 22};

    private static final int FIRST_BILL_PROFILE = 101;
    private static final List<String> SYSTEMS =
            List.of("CONNECTWISE", "AUTOTASK", "PAX8", "SALESFORCE", "HUBSPOT", "QUICKBOOKS_ONLINE");
    private static final List<String> ENTITY_TYPES = List.of(
            "AGENT",
            "CUSTOMER",
            "CONTACT",
            "BILL",
            "SERVICE_PRODUCT",
            "CREDIT",
            "CHARGE",
            "SERVICE",
            "PAYMENT",
            "PRODUCT",
            "ADDRESS",
            "INVENTORY_ITEM");
    private static final List<String> PRODUCT_TYPES =
            List.of("VOICE", "INTERNET", "HOSTED_PBX", "EQUIPMENT", "MANAGED_IT", "USAGE", "SERVICE_FEE", "DISCOUNT");

    private RevioReference() {}

    static int billProfile(int group) {
        return FIRST_BILL_PROFILE + group;
    }

    /** The product type id of a type code, counting from 1. */
    static int productType(String code) {
        return PRODUCT_TYPES.indexOf(code) + 1;
    }

    /** Adds the resources a folder left out; what it brought stays untouched. */
    static Map<String, List<ObjectNode>> complete(Map<String, List<ObjectNode>> given) {
        Map<String, List<ObjectNode>> all = new LinkedHashMap<>(given);
        builtIn().forEach((resource, records) -> {
            if (all.getOrDefault(resource, List.of()).isEmpty()) {
                all.put(resource, records);
            }
        });
        return all;
    }

    static Map<String, List<ObjectNode>> builtIn() {
        Map<String, List<ObjectNode>> reference = new LinkedHashMap<>();
        reference.put("BillProfiles", billProfiles());
        reference.put("ProductTypes", productTypes());
        reference.put("IntegrationSystem", numbered("integration_system_id", "system_name", SYSTEMS));
        reference.put(
                "IntegrationEntityType", numbered("integration_entity_type_id", "entity_type_name", ENTITY_TYPES));
        return reference;
    }

    private static List<ObjectNode> billProfiles() {
        List<ObjectNode> profiles = new ArrayList<>();
        for (int group = 0; group < CYCLE_DAYS.length; group++) {
            profiles.add(Wire.record(
                    "bill_profile_id",
                    billProfile(group),
                    "description",
                    "Monthly, billed on day " + CYCLE_DAYS[group] + ", net 20",
                    "active",
                    true));
        }
        profiles.add(
                Wire.record("bill_profile_id", billProfile(9), "description", "Old quarterly cycle", "active", false));
        return profiles;
    }

    private static List<ObjectNode> productTypes() {
        List<ObjectNode> types = new ArrayList<>();
        for (String code : PRODUCT_TYPES) {
            types.add(Wire.record(
                    "product_type_id",
                    productType(code),
                    "product_type_code",
                    code,
                    "description",
                    Names.sentence(code),
                    "tax_class_id",
                    productType(code) % 3 + 1,
                    "active",
                    true));
        }
        return types;
    }

    private static List<ObjectNode> numbered(String idField, String nameField, List<String> names) {
        List<ObjectNode> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(Wire.record(idField, rows.size() + 1, nameField, name));
        }
        return rows;
    }
}
