package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something sold.
 *
 * @param description its name
 * @param ledgerCode the tenant's own link to its accounts; empty when there is none
 */
public record Product(
        String id,
        Optional<String> productTypeId,
        String description,
        String code1,
        String code2,
        String ledgerCode,
        Optional<BigDecimal> rate,
        boolean active,
        Optional<Instant> created) {}
