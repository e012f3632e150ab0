package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.Direction;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one company. What a document leaves out has the default written here.
 *
 * @param initial instance name and QuickBooks environment
 * @param quickbooks the Intuit app's public half
 * @param revio where and as whom to call Rev.io
 * @param invoices how a bill becomes an invoice
 * @param sync per direction key: switch, schedule, start date
 * @param keyLinks Rev.io's own key links
 * @param advanced for troubleshooting
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Settings(
        Initial initial,
        QuickBooks quickbooks,
        Revio revio,
        Invoices invoices,
        Map<String, DirectionSettings> sync,
        KeyLinkSettings keyLinks,
        Advanced advanced) {

    public Settings {
        initial = initial == null ? new Initial(null, null) : initial;
        quickbooks = quickbooks == null ? new QuickBooks(null, null) : quickbooks;
        revio = revio == null ? new Revio(null) : revio;
        invoices = invoices == null ? new Invoices(null, null, null, null, null) : invoices;
        sync = sync == null ? Map.of() : Map.copyOf(sync);
        keyLinks = keyLinks == null ? new KeyLinkSettings(null, null) : keyLinks;
        advanced = advanced == null ? new Advanced(null, null, null, null, null, null) : advanced;
    }

    /** The settings of a direction; the defaults if the document does not name it. */
    public DirectionSettings of(Direction direction) {
        return sync.getOrDefault(direction.key(), new DirectionSettings(null, null, null));
    }

    /** @param environment which of Intuit's environments the company lives in; default production */
    public record Initial(String instanceName, Environment environment) {
        public Initial {
            instanceName = instanceName == null ? "" : instanceName;
            environment = environment == null ? Environment.PRODUCTION : environment;
        }
    }

    /** Intuit's two environments; a token of one is refused by the other with code 3100. */
    public enum Environment {
        SANDBOX,
        PRODUCTION
    }

    /** @param realmId the connected QuickBooks company; empty before it is connected */
    public record QuickBooks(String clientId, String realmId) {
        public QuickBooks {
            clientId = clientId == null ? "" : clientId;
            realmId = realmId == null ? "" : realmId;
        }
    }

    /** @param baseUrl of the Billing REST API; default {@code https://restapi.rev.io/v1} */
    public record Revio(URI baseUrl) {
        public Revio {
            baseUrl = baseUrl == null ? URI.create("https://restapi.rev.io/v1") : baseUrl;
        }
    }

    /**
     * @param prefix put before the bill id to make the invoice number; default none
     * @param unmatchedOneTimeItemId QuickBooks item of a one-time charge whose product is not linked
     * @param unmatchedRecurringItemId QuickBooks item of a recurring charge whose product is not linked
     * @param taxItemId QuickBooks item of the line that carries Rev.io's taxes and fees
     * @param closedPeriod what to do with a bill dated in a closed period; default refuse
     */
    public record Invoices(
            String prefix,
            String unmatchedOneTimeItemId,
            String unmatchedRecurringItemId,
            String taxItemId,
            ClosedPeriod closedPeriod) {
        public Invoices {
            prefix = prefix == null ? "" : prefix;
            unmatchedOneTimeItemId = unmatchedOneTimeItemId == null ? "" : unmatchedOneTimeItemId;
            unmatchedRecurringItemId = unmatchedRecurringItemId == null ? "" : unmatchedRecurringItemId;
            taxItemId = taxItemId == null ? "" : taxItemId;
            closedPeriod = closedPeriod == null ? ClosedPeriod.REFUSE : closedPeriod;
        }
    }

    /** What to do with a record dated on or before QuickBooks' book close date. */
    public enum ClosedPeriod {
        REFUSE,
        /** It is dated the day after the books were closed. */
        NEXT_OPEN_DAY
    }

    /**
     * @param enabled default on
     * @param schedule five-field cron, UTC; default every hour
     * @param startDate records dated before it do not travel; default none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record DirectionSettings(Boolean enabled, String schedule, Optional<LocalDate> startDate) {
        public DirectionSettings {
            enabled = enabled == null ? Boolean.TRUE : enabled;
            schedule = schedule == null ? "0 * * * *" : schedule;
            startDate = startDate == null ? Optional.empty() : startDate;
        }
    }

    /**
     * @param integrationSystemId Rev.io's id of QuickBooks among its integration systems; empty: Rev.io's key links are not read
     * @param entityTypeIds per record type's Rev.io word: Rev.io's id of the entity type
     */
    public record KeyLinkSettings(String integrationSystemId, Map<String, String> entityTypeIds) {
        public KeyLinkSettings {
            integrationSystemId = integrationSystemId == null ? "" : integrationSystemId;
            entityTypeIds = entityTypeIds == null ? Map.of() : Map.copyOf(entityTypeIds);
        }
    }

    /**
     * @param previewOnly plans everything and writes nothing; default off
     * @param pageSize Rev.io rows per call, 1 to 500; default 480, which is sixteen full batches
     * @param batchSize QuickBooks writes per batch, 1 to 30; default 30 (smaller after a time-out, by itself)
     * @param concurrency batches in flight at once, 1 to 4; default 4, which reaches QuickBooks' 40 batches a minute
     *     as long as it answers one within six seconds
     * @param overlapMinutes how far behind its cursor a run reads again; default 10
     * @param lookBackDays how far back the first run reads; 0, the default, means everything
     */
    public record Advanced(
            Boolean previewOnly,
            Integer pageSize,
            Integer batchSize,
            Integer concurrency,
            Integer overlapMinutes,
            Integer lookBackDays) {
        public Advanced {
            previewOnly = previewOnly == null ? Boolean.FALSE : previewOnly;
            pageSize = pageSize == null ? 480 : pageSize;
            batchSize = batchSize == null ? 30 : batchSize;
            concurrency = concurrency == null ? 4 : concurrency;
            overlapMinutes = overlapMinutes == null ? 10 : overlapMinutes;
            lookBackDays = lookBackDays == null ? 0 : lookBackDays;
        }
    }
}
