package io.revsync.sync.settings;

import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Account;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.TaxCode;
import io.revsync.revio.BillProfile;
import io.revsync.revio.IntegrationEntityType;
import io.revsync.revio.IntegrationSystem;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks up what settings name in the connected systems. What a system says is wrong is an error; what a system cannot be asked is a
 * warning, for settings may be entered before everything is connected.
 */
public final class ReferenceCheck {
    private static final String TAX_CODE = "/invoices/taxCodeId";
    private static final String BILL_PROFILE = "/customers/billProfileId";
    private static final String INCOME = "/products/incomeAccountId";
    private static final String DEPOSIT = "/payments/depositToAccountId";
    /** The accounts QuickBooks lets payments be deposited to. */
    private static final Set<String> DEPOSITABLE = Set.of("Bank", "Other Current Asset");
    /** The accounts QuickBooks lets a service earn for. */
    private static final Set<String> EARNING = Set.of("Income", "Other Income");

    private final Function<Settings, QuickBooksClient> quickBooks;
    private final Function<Settings, RevioClient> revio;

    /** @param quickBooks the connected company under these settings; may throw an {@link ApiException}, as may {@code revio} */
    public ReferenceCheck(Function<Settings, QuickBooksClient> quickBooks, Function<Settings, RevioClient> revio) {
        this.quickBooks = quickBooks;
        this.revio = revio;
    }

    /**
     * What the systems say.
     *
     * @param names by pointer, the name of what an id stands for
     */
    public record Result(List<Finding> errors, List<Finding> warnings, Map<String, String> names) {}

    /** Asks only the systems of which something is named. */
    public Result check(Settings settings, Deadline deadline) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        Map<String, String> items = items(settings.invoices());
        asking(items.keySet(), result, () -> checkItems(items, quickBooks.apply(settings), result, deadline));
        Map<String, String> methods = methods(settings.paymentTypes());
        asking(methods.keySet(), result, () -> checkMethods(methods, quickBooks.apply(settings), result, deadline));
        String taxCode = settings.invoices().taxCodeId();
        asking(
                taxCode.isEmpty() ? Set.of() : Set.of(TAX_CODE),
                result,
                () -> checkTaxCode(taxCode, quickBooks.apply(settings), result, deadline));
        String deposit = settings.payments().depositToAccountId();
        asking(named(DEPOSIT, deposit), result, () -> {
            checkDeposit(deposit, quickBooks.apply(settings), result, deadline);
        });
        String income = settings.products().incomeAccountId();
        asking(named(INCOME, income), result, () -> {
            checkIncome(income, quickBooks.apply(settings), result, deadline);
        });
        String profile = settings.customers().billProfileId();
        asking(named(BILL_PROFILE, profile), result, () -> {
            checkBillProfile(profile, revio.apply(settings), result, deadline);
        });
        Map<String, String> types = types(settings.paymentTypes());
        asking(types.keySet(), result, () -> checkTypes(types, revio.apply(settings), result, deadline));
        Map<String, String> kinds = kinds(settings.keyLinks());
        asking(kinds.keySet(), result, () -> checkKeyLinks(kinds, revio.apply(settings), result, deadline));
        return result;
    }

    private static Set<String> named(String pointer, String id) {
        return id.isEmpty() ? Set.of() : Set.of(pointer);
    }

    private static void asking(Set<String> pointers, Result result, Runnable question) {
        if (pointers.isEmpty()) {
            return;
        }
        try {
            question.run();
        } catch (ApiException e) {
            pointers.forEach(pointer -> result.warnings()
                    .add(new Finding(
                            pointer,
                            "This could not be checked. " + e.getMessage(),
                            "It can be saved as it is; check again once the connection works.")));
        }
    }

    private static Map<String, String> items(InvoiceSettings invoices) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("/invoices/unmatchedOneTimeItemId", invoices.unmatchedOneTimeItemId());
        items.put("/invoices/unmatchedRecurringItemId", invoices.unmatchedRecurringItemId());
        items.put("/invoices/taxItemId", invoices.taxItemId());
        items.values().removeIf(String::isEmpty);
        return items;
    }

    private static void checkItems(
            Map<String, String> items, QuickBooksClient client, Result result, Deadline deadline) {
        items.forEach((pointer, id) -> {
            Optional<Item> item = client.read(Entity.ITEM, id, deadline);
            item.ifPresent(found -> result.names().put(pointer, found.fullyQualifiedName()));
            item.map(ReferenceCheck::whyNotSellable)
                    .orElse(Optional.of("QuickBooks has no product or service with the id " + id + "."))
                    .ifPresent(
                            problem -> result.errors()
                                    .add(
                                            new Finding(
                                                    pointer,
                                                    problem,
                                                    "Choose one by name, or open it in QuickBooks and take the number from the address.")));
        });
    }

    private static Optional<String> whyNotSellable(Item item) {
        String name = "The product or service \"" + item.name() + "\"";
        if (!item.active()) {
            return Optional.of(name + " is inactive in QuickBooks.");
        }
        return item.sellable()
                ? Optional.empty()
                : Optional.of(name + " is a " + item.type().toLowerCase(Locale.ROOT)
                        + ", which cannot stand on an invoice line.");
    }

    /** By pointer, the names of QuickBooks payment methods. */
    private static Map<String, String> methods(PaymentTypes types) {
        Map<String, String> methods = new LinkedHashMap<>();
        types.toQuickBooks().forEach((type, method) -> methods.put(pointer("toQuickBooks", type), method));
        types.toRevio().forEach((method, type) -> methods.put(pointer("toRevio", method), method));
        methods.values().removeIf(PaymentTypes.ALL_OTHERS::equals);
        return methods;
    }

    private static void checkMethods(
            Map<String, String> methods, QuickBooksClient client, Result result, Deadline deadline) {
        Map<String, String> known = new LinkedHashMap<>();
        client.queryAll(Query.from(Entity.PAYMENT_METHOD), deadline)
                .forEach(method -> known.put(method.id(), method.name()));
        methods.forEach((pointer, method) -> {
            if (known.containsKey(method)) {
                result.names().put(pointer, known.get(method));
            } else if (known.values().stream().noneMatch(method::equalsIgnoreCase)) {
                result.errors()
                        .add(new Finding(
                                pointer,
                                "QuickBooks has no active payment method called \"" + method + "\".",
                                "QuickBooks has " + String.join(", ", known.values()) + "."));
            }
        });
    }

    private static void checkTaxCode(String id, QuickBooksClient client, Result result, Deadline deadline) {
        List<TaxCode> codes = client.queryAll(Query.from(Entity.TAX_CODE), deadline);
        codes.stream()
                .filter(code -> code.id().equals(id))
                .findFirst()
                .ifPresentOrElse(code -> result.names().put(TAX_CODE, code.name()), () -> result.errors()
                        .add(new Finding(
                                TAX_CODE,
                                "QuickBooks has no active tax code with the id " + id + ".",
                                "QuickBooks has "
                                        + codes.stream()
                                                .map(code -> code.id() + " (" + code.name() + ")")
                                                .collect(Collectors.joining(", "))
                                        + ". Leave it empty in the United States.")));
    }

    private static void checkDeposit(String id, QuickBooksClient client, Result result, Deadline deadline) {
        Finding wrong = new Finding(
                DEPOSIT,
                "Payments cannot be deposited to",
                "Choose an active account of the type Bank or Other Current Asset, or leave it empty.");
        checkAccount(client.read(Entity.ACCOUNT, id, deadline), id, DEPOSITABLE, wrong, result);
    }

    private static void checkIncome(String id, QuickBooksClient client, Result result, Deadline deadline) {
        Finding wrong = new Finding(
                INCOME, "New products cannot earn for", "Choose an active account of the type Income or Other Income.");
        checkAccount(client.read(Entity.ACCOUNT, id, deadline), id, EARNING, wrong, result);
    }

    /** @param wrong what is said of an account that does not do; its problem is the beginning of the sentence */
    private static void checkAccount(
            Optional<Account> account, String id, Set<String> types, Finding wrong, Result result) {
        account.ifPresent(found -> result.names().put(wrong.pointer(), found.fullyQualifiedName()));
        if (account.filter(found -> found.active() && types.contains(found.accountType()))
                .isEmpty()) {
            result.errors()
                    .add(new Finding(
                            wrong.pointer(),
                            account.map(found -> wrong.problem() + " \"" + found.name() + "\": it is "
                                            + (found.active() ? "of the type " + found.accountType() : "inactive")
                                            + ".")
                                    .orElse("QuickBooks has no account with the id " + id + "."),
                            wrong.remedy()));
        }
    }

    private static void checkBillProfile(String id, RevioClient client, Result result, Deadline deadline) {
        Optional<BillProfile> profile = client.read(Resource.BILL_PROFILES, id, deadline);
        profile.ifPresent(found -> result.names().put(BILL_PROFILE, found.description()));
        if (profile.filter(BillProfile::active).isEmpty()) {
            result.errors()
                    .add(new Finding(
                            BILL_PROFILE,
                            profile.map(found ->
                                            "The bill profile \"" + found.description() + "\" is inactive in Rev.io.")
                                    .orElse("Rev.io has no bill profile with the id " + id + "."),
                            "Choose an active one by its name."));
        }
    }

    /** By pointer, the names of Rev.io payment types. */
    private static Map<String, String> types(PaymentTypes types) {
        Map<String, String> names = new LinkedHashMap<>();
        types.toQuickBooks().forEach((type, method) -> names.put(pointer("toQuickBooks", type), type));
        types.toRevio().forEach((method, type) -> names.put(pointer("toRevio", method), type));
        names.values().removeIf(PaymentTypes.ALL_OTHERS::equals);
        return names;
    }

    private static void checkTypes(Map<String, String> types, RevioClient client, Result result, Deadline deadline) {
        Set<String> known = RevioPaymentTypes.known(client, deadline);
        types.forEach((pointer, type) -> {
            if (!known.contains(type)) {
                result.warnings()
                        .add(new Finding(
                                pointer,
                                "No recent payment in Rev.io is of the type \"" + type + "\".",
                                "Look how it is spelled; usual and recent ones are " + String.join(", ", known) + "."));
            }
        });
    }

    private static Map<String, String> kinds(KeyLinkSettings settings) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("/keyLinks/integrationSystemId", settings.integrationSystemId());
        settings.entityTypeIds().forEach((name, id) -> kinds.put("/keyLinks/entityTypeIds/" + name, id));
        kinds.values().removeIf(String::isEmpty);
        return kinds;
    }

    private static void checkKeyLinks(Map<String, String> kinds, RevioClient client, Result result, Deadline deadline) {
        Map<String, String> systems = client.keyLinks().systems(deadline).stream()
                .collect(Collectors.toMap(IntegrationSystem::id, IntegrationSystem::name, (first, next) -> first));
        Map<String, String> types = client.keyLinks().entityTypes(deadline).stream()
                .collect(Collectors.toMap(
                        IntegrationEntityType::id, IntegrationEntityType::name, (first, next) -> first));
        kinds.forEach((pointer, id) -> {
            boolean system = pointer.endsWith("integrationSystemId");
            Map<String, String> known = system ? systems : types;
            if (known.containsKey(id)) {
                result.names().put(pointer, known.get(id));
            } else {
                result.errors()
                        .add(new Finding(
                                pointer,
                                "Rev.io has no " + (system ? "integration system" : "entity type") + " with the id "
                                        + id + ".",
                                "Rev.io has "
                                        + known.entrySet().stream()
                                                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + "."));
            }
        });
    }

    private static String pointer(String map, String name) {
        return "/paymentTypes/" + map + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
