package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets through the template's HTTP API, and to what. */
class ApiRulesTest {
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final Path FILE = SamTemplate.projectRoot().resolve("template.yaml");

    static Stream<SamFunction> functionsBehindTheApi() {
        return TEMPLATE.routes().stream().map(SamRoute::function).distinct().map(TEMPLATE::function);
    }

    @Test
    void whoIsNotSignedInGetsThePagesFilesAndTheWayBackFromAConsentAndNothingElse() {
        assertThat(TEMPLATE.routes())
                .filteredOn(route -> !route.signedIn())
                .extracting(SamRoute::key)
                .containsExactlyInAnyOrder(
                        "GET /", "GET /console/{file+}", "HEAD /console/{file+}", "GET /oauth/callback");
        assertThat(TEMPLATE.resources("AWS::ApiGatewayV2::Route"))
                .filteredOn(route ->
                        route.properties().path("AuthorizationType").asText().equals("JWT"))
                .allSatisfy(route -> assertThat(
                                route.properties().path("AuthorizerId").asText())
                        .isEqualTo("authorizer"));
    }

    @ParameterizedTest
    @MethodSource("functionsBehindTheApi")
    void theApiMayCallAFunctionBehindItAndGetsItsAnswerBeforeItGivesUp(SamFunction function) {
        assertThat(TEMPLATE.resources("AWS::Lambda::Permission"))
                .filteredOn(permission ->
                        permission.properties().path("FunctionName").asText().equals(function.name()))
                .singleElement()
                .satisfies(permission -> assertThat(
                                permission.properties().path("SourceArn").asText())
                        .isEqualTo("arn:aws:execute-api:us-east-1:123456789012:api/*"));
        assertThat(function.timeout()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void noQueryReachesTheAccessLogForCodesStandInIt() {
        JsonNode log = TEMPLATE.resources("AWS::ApiGatewayV2::Stage")
                .get(0)
                .properties()
                .path("AccessLogSettings");
        assertThat(log.path("Format").asText())
                .contains("$context.routeKey")
                .doesNotContain("$context.path", "query", "protocol", "$request");
        assertThat(log.path("DestinationArn").asText()).contains("/access");
    }

    @Test
    void whoeverFloodsTheApiIsTurnedAway() {
        JsonNode limits = TEMPLATE.resources("AWS::ApiGatewayV2::Stage")
                .get(0)
                .properties()
                .path("DefaultRouteSettings");
        assertThat(limits.path("ThrottlingRateLimit").asInt()).isBetween(1, 100);
        assertThat(limits.path("ThrottlingBurstLimit").asInt()).isBetween(1, 200);
    }

    @Test
    void theStacksOwnUserPoolSignsInUnlessAnotherIssuerIsNamed() {
        JsonNode own = jwt(TEMPLATE);
        assertThat(own.path("Issuer").asText())
                .isEqualTo("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_users");
        assertThat(own.path("Audience").path(0).asText()).isEqualTo("consoleclient");
        assertThat(TEMPLATE.resources("AWS::Cognito::UserPoolGroup"))
                .singleElement()
                .satisfies(
                        group -> assertThat(group.properties().path("GroupName").asText())
                                .isEqualTo("admins"));
        assertThat(TEMPLATE.function("Console").environment())
                .containsEntry("OIDC_ISSUER", own.path("Issuer").asText())
                .containsEntry("OIDC_CLIENT_ID", "consoleclient")
                .containsEntry("OIDC_ORIGINS", "https://revsync-api.auth.us-east-1.amazoncognito.com");

        SamTemplate other = SamTemplate.read(
                FILE, Map.of("OidcIssuer", "https://id.example.com", "OidcClientId", "books", "AdminGroup", "finance"));
        assertThat(jwt(other).path("Issuer").asText()).isEqualTo("https://id.example.com");
        assertThat(jwt(other).path("Audience").path(0).asText()).isEqualTo("books");
        assertThat(other.function("Console").environment())
                .containsEntry("OIDC_ISSUER", "https://id.example.com")
                .containsEntry("OIDC_CLIENT_ID", "books")
                .containsEntry("OIDC_ORIGINS", "");
        assertThat(other.function("Config").environment()).containsEntry("ADMIN_GROUP", "finance");
        assertThat(List.of("AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolGroup"))
                .allSatisfy(type -> assertThat(other.resources(type)).isEmpty());
    }

    @Test
    void theCallbackLiesAtTheApisOwnAddressOrAtOneOfYours() {
        assertThat(TEMPLATE.function("OAuthCallback").environment())
                .containsEntry("CALLBACK_URL", "https://api.execute-api.us-east-1.amazonaws.com/oauth/callback");
        SamTemplate own = SamTemplate.read(FILE, Map.of("Address", "https://books.example.com"));
        assertThat(own.function("Config").environment())
                .containsEntry("CALLBACK_URL", "https://books.example.com/oauth/callback");
        assertThat(own.resources("AWS::Cognito::UserPoolClient")
                        .get(0)
                        .properties()
                        .at("/CallbackURLs/0")
                        .asText())
                .isEqualTo("https://books.example.com/console/");
    }

    @Test
    void theSettingsCanRescheduleEveryDirectionAndTouchNoOtherRule() {
        SamFunction config = TEMPLATE.function("Config");
        List<String> schedules = TEMPLATE.functions().stream()
                .flatMap(function -> function.schedules().stream())
                .map(rule -> Arns.rule(rule.name()))
                .toList();
        assertThat(schedules).isNotEmpty().allMatch(rule -> config.mayCall("events:PutRule", rule));
        assertThat(config.statements().stream()
                        .filter(statement -> statement.actions().contains("events:PutRule"))
                        .flatMap(statement -> statement.resources().stream()))
                .filteredOn(resource -> !resource.endsWith("rule/revio-quickbooks-sync.*"))
                .containsExactlyInAnyOrderElementsOf(schedules);
        assertThat(config.mayCall("events:PutRule", Arns.rule("revio-quickbooks-sync.north.customers-to-revio")))
                .isTrue();
        assertThat(config.mayCall("events:PutRule", Arns.rule("revio-quickbooks-sync-WatchRule-1A2B3C4D")))
                .isFalse();
    }

    @Test
    void aRouteThatEndsWithASlashIsRefusedAsApiGatewayDoes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  Bad:
                    Type: AWS::ApiGatewayV2::Route
                    Properties: {RouteKey: GET /console/, Target: integrations/none}
                """);
        SamTemplate template = SamTemplate.read(file, Map.of());
        assertThatThrownBy(template::routes)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Resources/Bad/Properties/RouteKey");
    }

    private static JsonNode jwt(SamTemplate template) {
        return template.resources("AWS::ApiGatewayV2::Authorizer")
                .get(0)
                .properties()
                .path("JwtConfiguration");
    }
}
