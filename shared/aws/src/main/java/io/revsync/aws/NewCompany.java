package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.WrongScheduleException;
import io.revsync.sync.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/**
 * Adds a company to the stack: makes for it what the template makes for the first one, empty secrets and a rule per direction. The rules call
 * the functions that the first company's rules call, and are switched off until its settings are saved. It is a company of the stack only
 * once everything is there; adding it again goes on where it failed.
 */
public final class NewCompany {
    private final Surroundings first;
    private final Companies companies;

    public NewCompany(Surroundings surroundings, Companies companies) {
        this.first = surroundings.first();
        this.companies = companies;
    }

    /** By how many characters the name is too long for the names of its rules; 0 or less if it is not. */
    public int tooLong(String name) {
        return RuleNames.of(first.of(name)).tooLong();
    }

    /**
     * Adds it.
     *
     * @param name fit for a company, and not yet one of the stack
     * @param admin who wants it
     * @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses something or does not answer
     * @throws IllegalStateException if EventBridge does not take a rule's target
     */
    public void add(String name, String admin) {
        companies.begin(name);
        Surroundings surroundings = first.of(name);
        SecretNames.of(surroundings).all().forEach(secret -> createSecret(secret, name));
        for (Direction direction : Direction.values()) {
            createRule(direction, surroundings);
        }
        companies.ready(name, admin);
    }

    private void createSecret(String secret, String company) {
        try {
            first.aws().secrets().createSecret(request -> request.name(secret)
                    .description("Of the company " + company + ", added in the console"));
        } catch (ResourceExistsException e) {
            // Made by a try before this one.
            return;
        }
    }

    private void createRule(Direction direction, Surroundings company) {
        EventBridgeClient events = first.aws().events();
        String rule = RuleNames.of(company).of(direction);
        if (!exists(rule)) {
            events.putRule(request -> request.name(rule)
                    .description(direction.key() + " of the company " + company.company())
                    .scheduleExpression(usualSchedule(direction))
                    .state(RuleState.DISABLED));
        }
        String input = Attributes.write(Map.of(
                "source",
                "aws.events",
                "detail-type",
                "Scheduled Event",
                "resources",
                List.of(rule),
                "detail",
                Map.of(BusEvents.COMPANY, company.company())));
        List<Target> targets = targetsOfFirst(direction).stream()
                .map(target -> target.toBuilder().input(input).build())
                .toList();
        PutTargetsResponse answer =
                events.putTargets(request -> request.rule(rule).targets(targets));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge did not take the target of the rule " + rule + ": "
                    + answer.failedEntries().get(0).errorMessage());
        }
    }

    private List<Target> targetsOfFirst(Direction direction) {
        return first.aws()
                .events()
                .listTargetsByRule(request -> request.rule(RuleNames.of(first).of(direction)))
                .targets();
    }

    private boolean exists(String rule) {
        try {
            first.aws().events().describeRule(request -> request.name(rule));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private static String usualSchedule(Direction direction) {
        try {
            return Schedule.of(Settings.defaults().of(direction).schedule()).eventBridge();
        } catch (WrongScheduleException e) {
            throw new IllegalStateException("The usual settings have a schedule that is wrong", e);
        }
    }
}
