package io.revsync.sandbox.faults;

import java.util.regex.Pattern;

/**
 * One rule: these requests suffer this fault this often. {@code FaultRule.of(DROP_AFTER).on("POST", ".*&#47;batch").first(1)}.
 */
public record FaultRule(RequestMatch match, Frequency frequency, Fault fault) {

    /** Strikes every request until it is narrowed. */
    public static FaultRule of(FaultKind kind) {
        return of(Fault.of(kind));
    }

    public static FaultRule of(Fault fault) {
        return new FaultRule(RequestMatch.ANY, new Frequency.Always(), fault);
    }

    /** Only requests whose method and path match these regular expressions. */
    public FaultRule on(String method, String path) {
        return match(new RequestMatch(
                Pattern.compile(method), Pattern.compile(path), match.bodyContains(), match.item(), match.operation()));
    }

    /** Only requests (or items) whose body holds the text. */
    public FaultRule containing(String text) {
        return match(new RequestMatch(match.method(), match.path(), text, match.item(), match.operation()));
    }

    /** Only writes whose batch item id and operation match these regular expressions. */
    public FaultRule item(String id, String operation) {
        return match(new RequestMatch(
                match.method(), match.path(), match.bodyContains(), Pattern.compile(id), Pattern.compile(operation)));
    }

    public FaultRule first(int count) {
        return often(new Frequency.First(count));
    }

    public FaultRule every(int nth) {
        return often(new Frequency.Every(nth));
    }

    public FaultRule withProbability(double probability, long seed) {
        return often(new Frequency.Chance(probability, seed));
    }

    private FaultRule match(RequestMatch newMatch) {
        return new FaultRule(newMatch, frequency, fault);
    }

    private FaultRule often(Frequency newFrequency) {
        return new FaultRule(match, newFrequency, fault);
    }
}
