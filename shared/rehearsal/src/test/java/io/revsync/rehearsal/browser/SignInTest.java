package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.http.Pause;
import io.revsync.rehearsal.gateway.LocalGateway;
import io.revsync.rehearsal.lambda.ApiFunctions;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.LocalFunction;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as it is on AWS, where an admin signs in at an OpenID Connect issuer instead of bringing a rehearsal's token. */
class SignInTest {
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    static Path folder;

    private static EmbeddedAws aws;
    private static Issuer issuer;
    private static LocalGateway gateway;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.open(folder.resolve("profile"));
        aws = EmbeddedAws.start(TEMPLATE, CLOCK);
        issuer = new Issuer();
        gateway = LocalGateway.start(0, TEMPLATE.routes(), SignInTest::functions, issuer, CLOCK);
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
            issuer.close();
            aws.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** As if the tab were new. */
    @BeforeEach
    void forget() {
        issuer.putInto("admins");
        browser.go(gateway.address() + "/console/icon.svg");
        browser.script("sessionStorage.clear(); localStorage.clear()");
    }

    @Test
    void anAdminSignsInAndComesBackToWhereItWasBegun() {
        browser.go(gateway.address() + "/console/#/setup/invoices");
        browser.at("Sign in");
        browser.pressAt("#approve");
        browser.at("Invoice numbers");
        assertThat(browser.address()).endsWith("/console/#/setup/invoices");

        browser.type("Prefix of invoice numbers", "R-");
        browser.press("Next");
        browser.at("Items");
        browser.press("History");
        browser.sees("ann@example.com");
        browser.picture("signed-in");

        browser.reload();
        browser.at("History");
        browser.press("Sign out");
        browser.at("Signed out");
        browser.go(gateway.address() + "/console/");
        browser.at("Sign in");
    }

    @Test
    void aRefusedSignInSaysSoAndCanBeTriedAgain() {
        browser.go(gateway.address() + "/console/");
        browser.at("Sign in");
        browser.pressAt("#deny");
        browser.at("The page could not be opened");
        browser.sees("The sign-in was refused.");
        browser.picture("sign-in-refused");
        browser.press("Sign in");
        browser.pressAt("#approve");
        browser.at("Initial configuration");
    }

    @Test
    void anAnswerThatWasNotAskedForIsNotExchanged() {
        int before = issuer.exchanges();
        browser.go(gateway.address() + "/console/?state=somebody-elses&code=stolen");
        browser.sees("This sign-in was not begun in this tab.");
        assertThat(issuer.exchanges()).isEqualTo(before);
        assertThat(browser.address()).doesNotContain("stolen");
    }

    @Test
    void whoIsNoAdminIsTold() {
        issuer.putInto("sales");
        browser.go(gateway.address() + "/console/");
        browser.at("Sign in");
        browser.pressAt("#approve");
        browser.sees("ann@example.com is not in the group \"admins\".");
        browser.picture("sign-in-no-admin");
    }

    private static Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions(URI address) {
        Endpoints endpoints =
                new Endpoints(aws.endpoint(), URI.create("http://127.0.0.1:9"), URI.create("http://127.0.0.1:9"));
        Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions =
                new LinkedHashMap<>(new ApiFunctions(TEMPLATE, endpoints, "", CLOCK, Pause.real()).at(address));
        Map<String, String> environment =
                new LinkedHashMap<>(endpoints.environmentBehind(address, TEMPLATE.function("Console")));
        environment.put("OIDC_ISSUER", issuer.address().toString());
        environment.put("OIDC_CLIENT_ID", Issuer.CLIENT_ID);
        environment.put("OIDC_ORIGINS", "");
        functions.put(
                "Console",
                new LocalFunction<>(
                        TEMPLATE.function("Console"), environment, APIGatewayV2HTTPEvent.class, CLOCK, Pause.real()));
        return functions;
    }
}
