package io.revsync.sync.settings;

import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.sync.Direction;
import io.revsync.sync.Reach;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.WrongScheduleException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What settings must be to make sense, beyond the form of each field. */
public final class SettingsRules {
    /** Rev.io's ids are 32-bit numbers: the longest bill id has ten digits. */
    static final int LONGEST_BILL_ID = 10;

    private static final LocalDate EARLIEST_START = LocalDate.of(1990, 1, 1);

    private final boolean httpAllowed;
    private final Clock clock;

    /** @param httpAllowed addresses may be without encryption, as in a rehearsal */
    public SettingsRules(boolean httpAllowed, Clock clock) {
        this.httpAllowed = httpAllowed;
        this.clock = clock;
    }

    /**
     * What is to be said about settings.
     *
     * @param schedules of the directions whose schedule can be read
     */
    public record Result(List<Finding> errors, List<Finding> warnings, Map<Direction, Schedule> schedules) {}

    /** Checks settings whose every field has the right form. */
    public Result check(Settings settings) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new EnumMap<>(Direction.class));
        checkPrefix(settings.invoices(), result.errors());
        checkAddresses(settings, result.errors());
        for (Direction direction : Direction.values()) {
            checkDirection(direction, settings.of(direction), result);
        }
        checkMirror(settings.keyLinks(), result.errors());
        checkProducts(settings.products(), result.errors());
        warnOfMissingItems(settings, result.warnings());
        return result;
    }

    private static void checkMirror(KeyLinkSettings keyLinks, List<Finding> errors) {
        if (keyLinks.mirror()
                && (keyLinks.integrationSystemId().isEmpty()
                        || keyLinks.entityTypeIds().values().stream().allMatch(String::isEmpty))) {
            errors.add(new Finding(
                    "/keyLinks/mirror",
                    "Links cannot be written to Rev.io before it is known as which integration system and entity types.",
                    "Choose both here, or leave this off. Links are kept here all the same."));
        }
    }

    private static void checkProducts(ProductSettings products, List<Finding> errors) {
        if (products.createMissing() && products.incomeAccountId().isEmpty()) {
            errors.add(new Finding(
                    "/products/incomeAccountId",
                    "QuickBooks takes no service without an income account, so missing products cannot be made.",
                    "Choose the account that earns what they sell, or do not make missing products."));
        }
    }

    private static void checkPrefix(InvoiceSettings invoices, List<Finding> errors) {
        int left = QuickBooksLimits.DOC_NUMBER - invoices.prefix().length();
        if (left < LONGEST_BILL_ID) {
            errors.add(new Finding(
                    "/invoices/prefix",
                    "A QuickBooks invoice number has at most " + QuickBooksLimits.DOC_NUMBER
                            + " characters; this prefix leaves " + left + " for the bill id, which may need "
                            + LONGEST_BILL_ID + ".",
                    "Use a prefix of at most " + (QuickBooksLimits.DOC_NUMBER - LONGEST_BILL_ID) + " characters."));
        }
    }

    private void checkAddresses(Settings settings, List<Finding> errors) {
        PsaSettings psa = settings.psa();
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("/psa/authorizeUrl", psa.authorizeUrl());
        addresses.put("/psa/tokenUrl", psa.tokenUrl());
        addresses.put("/psa/revokeUrl", psa.revokeUrl());
        addresses.put("/psa/apiUrl", psa.apiUrl());
        addresses.put("/revio/baseUrl", settings.revio().baseUrl());
        addresses.forEach((pointer, address) -> {
            if (address.toString().isEmpty()) {
                return;
            }
            if (!httpAllowed && !"https".equals(address.getScheme())) {
                errors.add(new Finding(
                        pointer,
                        "The address is not encrypted: passwords and books would travel in the open.",
                        "Begin it with https://."));
            }
            if (address.getHost() == null || address.getPort() > 65_535) {
                errors.add(new Finding(
                        pointer, "The address names no computer that can exist.", "Copy it from Rev.io's papers."));
            }
        });
    }

    private void checkDirection(Direction direction, DirectionSettings settings, Result result) {
        String pointer = "/sync/" + direction.key();
        try {
            result.schedules().put(direction, Schedule.of(settings.schedule()));
        } catch (WrongScheduleException e) {
            result.errors().add(new Finding(pointer + "/schedule", e.getMessage(), e.remedy()));
        }
        checkBackFill(pointer, settings, result.errors());
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        settings.startDate().ifPresent(start -> {
            if (start.isBefore(EARLIEST_START) || start.isAfter(today.plusYears(10))) {
                result.errors()
                        .add(new Finding(
                                pointer + "/startDate",
                                "No books begin on " + start + ".",
                                "Give a day from " + EARLIEST_START + " to " + today.plusYears(10)
                                        + ", or leave it out."));
            } else if (start.isAfter(today) && settings.enabled()) {
                result.warnings()
                        .add(new Finding(
                                pointer + "/startDate",
                                "Until " + start + " there is nothing to send, for older records do not travel.",
                                "Give an earlier day if that is not meant."));
            }
        });
    }

    private static void checkBackFill(String pointer, DirectionSettings settings, List<Finding> errors) {
        Reach reach = settings.reach();
        if (reach.backFillFrom().isEmpty() && reach.backFillTo().isEmpty()) {
            return;
        }
        if (!reach.backFills()) {
            errors.add(new Finding(
                    pointer + (reach.backFillFrom().isEmpty() ? "/backFillFrom" : "/backFillTo"),
                    "A range that is back-filled has a first and a last day.",
                    "Give both, or neither."));
            return;
        }
        LocalDate from = reach.backFillFrom().get();
        LocalDate to = reach.backFillTo().get();
        if (from.isBefore(EARLIEST_START)) {
            errors.add(new Finding(
                    pointer + "/backFillFrom",
                    "No books begin on " + from + ".",
                    "Give a day from " + EARLIEST_START + " on."));
        }
        if (to.isBefore(from)) {
            errors.add(new Finding(
                    pointer + "/backFillTo",
                    "The range ends on " + to + ", before it begins on " + from + ".",
                    "Give a later day, or exchange the two."));
        }
        if (reach.start().filter(to::isBefore).isEmpty()) {
            errors.add(new Finding(
                    pointer + "/backFillTo",
                    reach.start()
                            .map(start -> "What is dated from " + start + " on travels by the start date already.")
                            .orElse("Without a start date everything travels already."),
                    "Let the range end before the start date, or leave both days out."));
        }
    }

    private static void warnOfMissingItems(Settings settings, List<Finding> warnings) {
        if (!settings.of(Direction.INVOICES_TO_QUICKBOOKS).enabled()) {
            return;
        }
        InvoiceSettings invoices = settings.invoices();
        Map<String, String> items = new LinkedHashMap<>();
        items.put("/invoices/unmatchedOneTimeItemId", invoices.unmatchedOneTimeItemId());
        items.put("/invoices/unmatchedRecurringItemId", invoices.unmatchedRecurringItemId());
        items.put("/invoices/taxItemId", invoices.taxItemId());
        items.forEach((pointer, id) -> {
            if (id.isEmpty()) {
                warnings.add(new Finding(
                        pointer,
                        "No item is chosen, so bills that need it are not sent; they are listed as problems.",
                        "Choose a product or service of QuickBooks."));
            }
        });
    }
}
