package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples in {@code events/} are what Lambda would hand over: its own serializer reads them. */
class EventSamplesTest {
    private final Path folder = SamTemplate.projectRoot().resolve("events");

    @ParameterizedTest
    @CsvSource({"CustomersToQuickBooks,customers-to-quickbooks", "InvoicesToQuickBooks,invoices-to-quickbooks"})
    void aFunctionsSampleNamesItsRule(String function, String direction) throws IOException {
        ScheduledEvent event = read(direction + ".json");
        assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(event.getTime().getMillis()).isPositive();
        String rule = SamTemplate.ofThisProject()
                .function(function)
                .schedules()
                .get(0)
                .name();
        assertThat(event.getResources()).containsExactly(Arns.rule(rule));
    }

    @ParameterizedTest
    @CsvSource("sync-continues.json,invoices-to-quickbooks")
    void theContinuationNamesItsDirection(String file, String direction) throws IOException {
        ScheduledEvent event = read(file);
        assertThat(event.getSource()).isEqualTo("revio-quickbooks-sync");
        assertThat(event.getDetailType()).isEqualTo("Sync continues");
        assertThat(event.getDetail())
                .isEqualTo(Map.of("stack", "revio-quickbooks-sync", "company", "main", "direction", direction));
    }

    private ScheduledEvent read(String file) throws IOException {
        try (InputStream json = Files.newInputStream(folder.resolve(file))) {
            return LambdaEventSerializers.serializerFor(
                            ScheduledEvent.class, getClass().getClassLoader())
                    .fromJson(json);
        }
    }
}
