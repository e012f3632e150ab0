package io.revsync.functions.config;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.api.Access;
import io.revsync.api.Api;
import io.revsync.api.CallbackUrl;
import io.revsync.api.Endpoint;
import io.revsync.aws.DynamoDbSettingsLock;
import io.revsync.aws.EventBridgeTimetable;
import io.revsync.aws.InstallationSettings;
import io.revsync.aws.PerCompany;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sync.settings.ReferenceCheck;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsCheck;
import io.revsync.sync.settings.SettingsDesk;
import io.revsync.sync.settings.SettingsRules;
import io.revsync.sync.settings.SettingsSchema;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Lambda: the settings, behind the HTTP API. */
public final class Config implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;

    /** As Lambda makes it. */
    public Config() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public Config(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    Config(Surroundings surroundings) {
        PerCompany<List<Endpoint>> companies = new PerCompany<>(surroundings, Config::endpoints);
        this.api = new Api(
                Access.from(surroundings.environment()), surroundings.clock(), companies.first(), companies::of);
    }

    private static List<Endpoint> endpoints(Surroundings surroundings) {
        Systems systems = new Systems(surroundings);
        Settings installation = InstallationSettings.of(surroundings.environment());
        SettingsSchema schema = new SettingsSchema();
        SettingsDesk desk = new SettingsDesk(
                systems.settings(), new DynamoDbSettingsLock(systems.tables()), new EventBridgeTimetable(surroundings));
        Examination examination = new Examination(
                new SettingsCheck(
                        schema,
                        new SettingsRules(
                                Boolean.parseBoolean(surroundings.variable("ALLOW_HTTP", "false")),
                                surroundings.clock()),
                        installation),
                new ReferenceCheck(systems::quickBooks, systems::revio),
                surroundings.clock());
        ShownSettings shown = new ShownSettings(systems.connections(), CallbackUrl.from(surroundings.environment()));
        SettingsRoutes settings =
                new SettingsRoutes(desk, systems.settings(), installation, examination, shown, surroundings.clock());
        HistoryRoutes history = new HistoryRoutes(systems.settings(), installation, settings);
        Choices choices = new Choices(systems, installation);
        CompanyRoutes companies = new CompanyRoutes(surroundings);
        return List.of(
                Endpoint.get("/config", settings::read),
                Endpoint.put("/config", settings::save),
                Endpoint.post("/config/check", settings::check),
                Endpoint.get("/config/schema", request -> SettingsRoutes.schema(schema)),
                Endpoint.get("/config/cron", examination::cron),
                Endpoint.get("/config/history", history::list),
                Endpoint.get("/config/history/{version}", history::read),
                Endpoint.post("/config/history/{version}/restore", history::restore),
                Endpoint.get("/config/choices/{kind}", choices::list),
                Endpoint.get("/companies", companies::list),
                Endpoint.post("/companies", companies::add));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }
}
