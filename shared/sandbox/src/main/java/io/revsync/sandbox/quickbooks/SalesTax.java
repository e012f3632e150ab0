package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tax of a sales form. Tax is computed for each rate on the summed base, half up, not line by line (recorded).
 *
 * <p>DI:workflows/manage-sales-tax-for-us-locales, manage-sales-tax-for-non-us-locales.
 */
final class SalesTax {

    private static final String TAX = "TAX";
    private static final String NON = "NON";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String AUTOMATED_RATE_ID = "1";

    private final BigDecimal automatedRate;
    private final Work work;
    private final TaxRegime regime;

    /** @param automatedRate what automated sales tax applies, in per cent */
    SalesTax(BigDecimal automatedRate, Work work) {
        this.automatedRate = automatedRate;
        this.work = work;
        this.regime = work.preferences().taxRegime();
    }

    /** 2020 without GlobalTaxCalculation outside the US; 6170 for a tax detail where none applies. */
    void requestFits(ObjectNode record) {
        if (regime != TaxRegime.GLOBAL) {
            return;
        }
        new Checks().required(record, "GlobalTaxCalculation").verify();
        if (record.path("GlobalTaxCalculation").asText().equals("NotApplicable")
                && Wire.decimal(record.path("TxnTaxDetail"), "TotalTax").isPresent()) {
            throw Errors.taxDetailNotAllowed();
        }
    }

    /** The code of a taxable item's line that names none; untaxed customers have none taxable. Outside the US: none. */
    Optional<String> defaultCode(ObjectNode customer) {
        if (regime == TaxRegime.GLOBAL) {
            return Optional.empty();
        }
        return Optional.of(Wire.flag(customer, "Taxable", true) ? TAX : NON);
    }

    /** Writes TxnTaxDetail and returns what tax adds to the sum of the lines. */
    BigDecimal apply(ObjectNode record, ObjectNode customer, SalesLines.Result lines) {
        Map<Rate, BigDecimal> bases = bases(record, customer, lines);
        Optional<BigDecimal> override = Wire.decimal(record.path("TxnTaxDetail"), "TotalTax");
        Map<Rate, BigDecimal> taxes = new LinkedHashMap<>();
        boolean inclusive = record.path("GlobalTaxCalculation").asText().equals("TaxInclusive");
        bases.forEach((rate, base) -> taxes.put(rate, inclusive ? rate.within(base) : rate.of(base)));
        BigDecimal computed = taxes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = override.map(Wire::cents).orElse(computed);
        ObjectNode detail = SandboxJson.object();
        Wire.ref(record.path("TxnTaxDetail"), "TxnTaxCodeRef")
                .ifPresent(code -> detail.set("TxnTaxCodeRef", Wire.reference(code, null)));
        detail.set("TotalTax", Wire.money(total));
        taxLines(detail, bases, prorated(taxes, computed, total));
        record.set("TxnTaxDetail", detail);
        return inclusive ? BigDecimal.ZERO : total;
    }

    private Map<Rate, BigDecimal> bases(ObjectNode record, ObjectNode customer, SalesLines.Result lines) {
        Map<Rate, BigDecimal> bases = new LinkedHashMap<>();
        for (ObjectNode line : lines.items()) {
            Optional<String> code = Wire.ref(line.path(SalesLines.SALES_ITEM), "TaxCodeRef");
            for (Rate rate : rates(record, customer, code)) {
                bases.merge(rate, taxable(record, lines, Wire.amount(line, "Amount")), BigDecimal::add);
            }
        }
        return bases;
    }

    /** With ApplyTaxAfterDiscount the discount lowers each line's share. */
    private static BigDecimal taxable(ObjectNode record, SalesLines.Result lines, BigDecimal amount) {
        if (!Wire.flag(record, "ApplyTaxAfterDiscount", false) || lines.gross().signum() == 0) {
            return amount;
        }
        return amount.multiply(lines.net()).divide(lines.gross(), 10, RoundingMode.HALF_UP);
    }

    private List<Rate> rates(ObjectNode record, ObjectNode customer, Optional<String> lineCode) {
        return switch (regime) {
            case US_AUTOMATED ->
                isTaxed(lineCode) && Wire.flag(customer, "Taxable", true)
                        ? List.of(new Rate(AUTOMATED_RATE_ID, automatedRate))
                        : List.of();
            case US_MANUAL ->
                isTaxed(lineCode)
                        ? Wire.ref(record.path("TxnTaxDetail"), "TxnTaxCodeRef")
                                .map(this::ratesOf)
                                .orElse(List.of())
                        : List.of();
            case GLOBAL ->
                record.path("GlobalTaxCalculation").asText().equals("NotApplicable")
                        ? List.of()
                        : ratesOf(lineCode.orElseThrow(SalesTax::lineNeedsTaxCode));
        };
    }

    /** 6000. */
    private static ApiFault lineNeedsTaxCode() {
        return Errors.business("Make sure all your transactions have a GST/VAT rate before you save.");
    }

    /** 6100: the lines of a US company are TAX or NON. */
    private static boolean isTaxed(Optional<String> lineCode) {
        String code = lineCode.orElse(NON);
        if (!code.equals(TAX) && !code.equals(NON)) {
            throw Errors.badTaxCode(code);
        }
        return code.equals(TAX);
    }

    private List<Rate> ratesOf(String taxCode) {
        ObjectNode code = work.referred("TaxCode", taxCode);
        return Wire.objects(code.path("SalesTaxRateList"), "TaxRateDetail").stream()
                .flatMap(detail -> Wire.ref(detail, "TaxRateRef").stream())
                .map(id -> new Rate(id, Wire.amount(work.referred("TaxRate", id), "RateValue")))
                .toList();
    }

    /** An explicit TotalTax is honoured and spread over the rates (Intuit developer blog, 2017-12-11). */
    private static Map<Rate, BigDecimal> prorated(Map<Rate, BigDecimal> taxes, BigDecimal computed, BigDecimal total) {
        if (computed.compareTo(total) == 0 || computed.signum() == 0) {
            return taxes;
        }
        Map<Rate, BigDecimal> spread = new LinkedHashMap<>();
        taxes.forEach((rate, tax) -> spread.put(rate, tax.multiply(total).divide(computed, 2, RoundingMode.HALF_UP)));
        return spread;
    }

    private static void taxLines(ObjectNode detail, Map<Rate, BigDecimal> bases, Map<Rate, BigDecimal> taxes) {
        if (bases.isEmpty()) {
            return;
        }
        var lines = detail.putArray("TaxLine");
        bases.forEach((rate, base) -> {
            ObjectNode line = lines.addObject();
            line.set("Amount", Wire.money(taxes.get(rate)));
            ObjectNode tax = line.put("DetailType", "TaxLineDetail").putObject("TaxLineDetail");
            tax.set("TaxRateRef", Wire.reference(rate.id(), null));
            tax.put("PercentBased", true).put("TaxPercent", rate.percent());
            tax.set("NetAmountTaxable", Wire.money(base));
        });
    }

    private record Rate(String id, BigDecimal percent) {

        BigDecimal of(BigDecimal base) {
            return Wire.cents(base.multiply(percent).divide(HUNDRED));
        }

        /** The tax inside an amount that includes it. */
        BigDecimal within(BigDecimal base) {
            return Wire.cents(base.multiply(percent).divide(percent.add(HUNDRED), 10, RoundingMode.HALF_UP));
        }
    }
}
