package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every resource of the template, also for those that are added later. */
class TemplateRulesTest {
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final String SECRETS = "arn:aws:secretsmanager:us-east-1:123456789012:secret:revio-quickbooks-sync/";
    private static final String FIRST_SECRETS = SECRETS + "main/";
    private static final String ADDED_SECRETS = SECRETS + "revio-quickbooks-sync/";
    private static final String ADDED_RULES = "arn:aws:events:us-east-1:123456789012:rule/revio-quickbooks-sync.*";

    static Stream<SamFunction> functions() {
        return TEMPLATE.functions().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionLogsIntoAGroupThatForgets(SamFunction function) {
        String group =
                function.properties().path("LoggingConfig").path("LogGroup").asText();
        assertThat(TEMPLATE.resources("AWS::Logs::LogGroup"))
                .filteredOn(candidate ->
                        candidate.properties().path("LogGroupName").asText().equals(group))
                .singleElement()
                .satisfies(found -> assertThat(
                                found.properties().path("RetentionInDays").asInt())
                        .isPositive());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionThatFailsIsRetriedOnceAndItsEventIsKept(SamFunction function) {
        var retries = function.properties().path("EventInvokeConfig");
        assertThat(retries.path("MaximumRetryAttempts").asInt(2)).isLessThanOrEqualTo(1);
        assertThat(retries.path("MaximumEventAgeInSeconds").asInt(21_600)).isLessThan(3_600);
        assertThat(retries.path("DestinationConfig")
                        .path("OnFailure")
                        .path("Destination")
                        .asText())
                .startsWith("arn:aws:sqs:");
    }

    static Stream<SamFunction> scheduled() {
        return functions().filter(function -> !function.schedules().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionsErrorsAndThrottlesRaiseAlarms(SamFunction function) {
        assertThat(alarmsOn("FunctionName", function.name())).containsExactlyInAnyOrder("Errors", "Throttles");
    }

    @ParameterizedTest
    @MethodSource("scheduled")
    void aSyncsSilenceRaisesAnAlarm(SamFunction function) {
        String service = function.environment().get("POWERTOOLS_SERVICE_NAME");
        assertThat(alarmsOn("Service", service)).contains("RunsLate");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aPolicyNamesEveryResource(SamFunction function) {
        assertThat(function.statements()).allSatisfy(statement -> {
            assertThat(statement.actions()).noneMatch(action -> action.contains("*"));
            assertThat(statement.resources())
                    .filteredOn(resource -> resource.contains("*"))
                    .as(
                            "what may be named by a pattern are things of added companies, which stand under the stack's name")
                    .allMatch(resource -> resource.startsWith(ADDED_SECRETS) || resource.equals(ADDED_RULES));
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatAFunctionMayDoWithTheFirstCompanysSecretsItMayDoWithThoseOfAddedOnesAndNoMore(SamFunction function) {
        assertThat(function.statements()).allSatisfy(statement -> assertThat(statement.resources().stream()
                        .filter(resource -> resource.startsWith(ADDED_SECRETS + "*/"))
                        .map(resource -> resource.substring(ADDED_SECRETS.length() + 2)))
                .containsExactlyElementsOf(statement.resources().stream()
                        .filter(resource -> resource.startsWith(FIRST_SECRETS))
                        .map(resource ->
                                resource.substring(FIRST_SECRETS.length()).replaceAll("-\\w{6}$", "-??????"))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("scheduled")
    void theRulesOfAddedCompaniesMayCallADirection(SamFunction function) {
        assertThat(TEMPLATE.resources("AWS::Lambda::Permission"))
                .filteredOn(permission ->
                        permission.properties().path("SourceArn").asText().equals(ADDED_RULES))
                .filteredOn(permission ->
                        permission.properties().path("Principal").asText().equals("events.amazonaws.com"))
                .extracting(permission ->
                        permission.properties().path("FunctionName").asText())
                .contains(function.name());
    }

    @Test
    void whatHoldsTheCompanysStateOutlivesTheStack() {
        Stream.of("AWS::DynamoDB::Table", "AWS::SecretsManager::Secret")
                .flatMap(type -> TEMPLATE.resources(type).stream())
                .forEach(resource -> {
                    assertThat(resource.declaration().path("DeletionPolicy").asText())
                            .as(resource.logicalId())
                            .isEqualTo("Retain");
                    assertThat(resource.declaration()
                                    .path("UpdateReplacePolicy")
                                    .asText())
                            .as(resource.logicalId())
                            .isEqualTo("Retain");
                });
        assertThat(TEMPLATE.resources("AWS::DynamoDB::Table")).allSatisfy(table -> assertThat(table.properties()
                        .path("PointInTimeRecoverySpecification")
                        .path("PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue());
    }

    @Test
    void aLinkNeverExpires() {
        assertThat(TEMPLATE.tables())
                .filteredOn(table -> table.timeToLive().isPresent())
                .extracting(SamTable::logicalId)
                .contains("Activity")
                .doesNotContain("KeyLinks");
    }

    private static List<String> alarmsOn(String dimension, String value) {
        return TEMPLATE.resources("AWS::CloudWatch::Alarm").stream()
                .map(SamResource::properties)
                .filter(alarm ->
                        alarm.path("Dimensions").path(0).path("Name").asText().equals(dimension)
                                && alarm.path("Dimensions")
                                        .path(0)
                                        .path("Value")
                                        .asText()
                                        .equals(value))
                .map(alarm -> alarm.path("MetricName").asText())
                .toList();
    }
}
