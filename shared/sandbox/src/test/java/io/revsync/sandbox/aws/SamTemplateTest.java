package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamTemplateTest {
    private final SamTemplate template = SamTemplate.ofThisProject();

    @Test
    void theProjectsTemplateReadsAsTheDeploymentWould() {
        SamFunction function = template.function("InvoicesToQuickBooks");
        assertThat(function.handler()).isEqualTo("io.revsync.functions.sync.InvoicesToQuickBooks::handleRequest");
        assertThat(function.timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(function.memoryMb()).isEqualTo(1024);
        assertThat(function.environment())
                .containsEntry("SETTINGS_TABLE", "revio-quickbooks-sync-Settings")
                .containsEntry("COMPANY", "main")
                .containsEntry("EVENT_BUS", "default")
                .containsEntry("POWERTOOLS_SERVICE_NAME", "invoices-to-quickbooks");
        assertThat(template.secrets()).contains("revio-quickbooks-sync/main/quickbooks-tokens");
        assertThat(template.tables()).extracting(SamTable::logicalId).contains("Settings", "KeyLinks", "Activity");
    }

    @Test
    void aDirectionHasItsScheduleAndItsContinuation() {
        SamFunction function = template.function("CustomersToQuickBooks");
        assertThat(function.schedules()).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("revio-quickbooks-sync-customers-to-quickbooks");
            assertThat(rule.schedule().orElseThrow().text()).isEqualTo("cron(0 * * * ? *)");
            assertThat(rule.enabled()).isTrue();
        });
        assertThat(function.rules())
                .filteredOn(rule -> rule.pattern().isPresent())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.pattern().orElseThrow().toString())
                                .isEqualTo(
                                        "{\"source\":[\"revio-quickbooks-sync\"],\"detail-type\":[\"Sync continues\"],"
                                                + "\"detail\":{\"stack\":[\"revio-quickbooks-sync\"],\"direction\":[\"customers-to-quickbooks\"]}}"));
    }

    @Test
    void aFunctionMayDoWhatItsPolicySaysAndNothingElse() {
        SamFunction function = template.function("InvoicesToQuickBooks");
        String tokens = Arns.secret("revio-quickbooks-sync/main/quickbooks-tokens");
        String app = Arns.secret("revio-quickbooks-sync/main/quickbooks-app");
        assertThat(function.mayCall("secretsmanager:PutSecretValue", tokens)).isTrue();
        assertThat(function.mayCall("secretsmanager:PutSecretValue", app)).isFalse();
        assertThat(function.mayCall("secretsmanager:GetSecretValue", app)).isTrue();
        assertThat(function.mayCall("dynamodb:Scan", Arns.of("dynamodb", "table/revio-quickbooks-sync-KeyLinks")))
                .isFalse();
    }

    @Test
    void parametersReachNamesThroughSubstitution() {
        SamTemplate acme = SamTemplate.read(
                SamTemplate.projectRoot().resolve("template.yaml"), Map.of("Company", "acme", "AWS::StackName", "two"));
        assertThat(acme.secrets()).contains("revio-quickbooks-sync/acme/psa-tokens");
        assertThat(acme.tables()).extracting(SamTable::name).contains("two-KeyLinks");
    }

    @Test
    void aConditionDecidesWhetherAResourceExists() {
        Path file = SamTemplate.projectRoot().resolve("template.yaml");
        assertThat(template.resources("AWS::SNS::Topic")).isEmpty();
        assertThat(SamTemplate.read(file, Map.of("AlarmEmail", "books@example.com"))
                        .resources("AWS::SNS::Topic"))
                .hasSize(1);
        assertThat(template.resources("AWS::CloudWatch::Alarm"))
                .allSatisfy(alarm ->
                        assertThat(alarm.properties().path("AlarmActions")).isEmpty());
    }

    @Test
    void everyIntrinsicOfCloudFormationThatNeedsNoAwsIsEvaluated(@TempDir Path folder) throws IOException {
        SamTemplate read = read(folder, """
                Parameters:
                  Name: {Type: String, Default: "a,b"}
                Conditions:
                  Same: !Equals [!Ref Name, "a,b"]
                  Both: !And [!Condition Same, !Not [!Equals [a, b]]]
                  One: !Or [!Equals [a, b], !Condition Same]
                Resources:
                  Log:
                    Type: AWS::Logs::LogGroup
                    Properties:
                      LogGroupName: !Join ["-", [x, !Select [1, !Split [",", !Ref Name]], !If [Both, both, none]]]
                      Text: !Sub ["${Own}/${!Kept}/${Name}/${Log.Arn}", {Own: !If [One, one, none]}]
                      Gone: !Ref AWS::NoValue
                      Coded: !Base64 hello
                """);
        SamResource log = read.resources("AWS::Logs::LogGroup").get(0);
        assertThat(log.properties().path("LogGroupName").asText()).isEqualTo("x-b-both");
        assertThat(log.properties().path("Text").asText())
                .isEqualTo("one/${Kept}/a,b/arn:aws:logs:us-east-1:123456789012:log-group:x-b-both:*");
        assertThat(log.properties().has("Gone")).isFalse();
        assertThat(log.properties().path("Coded").asText()).isEqualTo("aGVsbG8=");
    }

    @Test
    void whatCannotBeResolvedIsRefusedByPlaceAndName(@TempDir Path folder) throws IOException {
        SamTemplate imports = read(folder, """
                Resources:
                  Log:
                    Type: AWS::Logs::LogGroup
                    Properties: {LogGroupName: !ImportValue other}
                """);
        assertThatThrownBy(() -> imports.resources("AWS::Logs::LogGroup"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("template.yaml, Resources/Log/Properties/LogGroupName/Fn::ImportValue: "
                        + "the function Fn::ImportValue cannot be evaluated outside of AWS");
        SamTemplate dangling = read(folder, """
                Resources:
                  Log:
                    Type: AWS::Logs::LogGroup
                    Properties: {LogGroupName: !Ref Nothing}
                """);
        assertThatThrownBy(() -> dangling.resources("AWS::Logs::LogGroup")).hasMessageContaining("'Nothing'");
    }

    @Test
    void aParameterMustExistAndKeepItsPattern() {
        Path file = SamTemplate.projectRoot().resolve("template.yaml");
        assertThatThrownBy(() -> SamTemplate.read(file, Map.of("Compny", "x"))).hasMessageContaining("'Compny'");
        assertThatThrownBy(() -> SamTemplate.read(file, Map.of("Company", "No Spaces")))
                .hasMessageContaining("No Spaces");
        assertThatThrownBy(() -> SamTemplate.read(file, Map.of("LogRetentionDays", "2")))
                .hasMessageContaining("none of");
    }

    @Test
    void aBadScheduleIsFoundWithItsPlace(@TempDir Path folder) throws IOException {
        SamTemplate read = read(folder, """
                Resources:
                  Sync:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        Tick: {Type: Schedule, Properties: {Schedule: cron(0 * * * * *)}}
                """);
        assertThatThrownBy(read::functions)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Resources/Sync/Properties/Events/Tick")
                .hasMessageContaining("exactly one of day-of-month and day-of-week");
    }

    private static SamTemplate read(Path folder, String yaml) throws IOException {
        Path file = folder.resolve("template.yaml");
        Files.writeString(file, yaml);
        return SamTemplate.read(file, Map.of());
    }

    @Test
    void everyLogGroupKeepsItsLinesForALimitedTime() {
        List<SamResource> groups = template.resources("AWS::Logs::LogGroup");
        assertThat(groups).isNotEmpty().allSatisfy(group -> assertThat(
                        group.properties().path("RetentionInDays").asInt())
                .isPositive());
    }
}
