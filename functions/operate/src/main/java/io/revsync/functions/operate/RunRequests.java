package io.revsync.functions.operate;

import io.revsync.api.ApiProblem;
import io.revsync.api.FieldError;
import io.revsync.sync.Direction;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.review.ReviewGate;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Handover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "Run now": the same event by which a run hands itself on. */
final class RunRequests {

    private final CompanyState state;
    private final Handover handover;

    RunRequests(CompanyState state, Handover handover) {
        this.state = state;
        this.handover = handover;
    }

    /**
     * Asks for a run of each, in the order in which they make sense.
     *
     * @throws io.revsync.api.ApiProblemException 422 if one does not exist or is switched off, 409 if nothing can run yet; then none runs
     */
    Wanted ask(Wanted wanted) {
        List<Direction> directions = possible(wanted);
        directions.forEach(handover::continueSoon);
        return new Wanted(directions.stream().map(Direction::key).toList());
    }

    /**
     * The directions that could be run now, in the order in which they make sense; nothing is asked for yet.
     *
     * @throws io.revsync.api.ApiProblemException as {@link #ask}
     */
    List<Direction> possible(Wanted wanted) {
        List<String> keys = Optional.ofNullable(wanted.directions()).orElse(List.of());
        List<Direction> directions = Arrays.stream(Direction.values())
                .filter(direction -> keys.contains(direction.key()))
                .toList();
        Settings settings = state.settings().orElseGet(Settings::defaults);
        refuseWrong(keys, settings);
        refuseTooEarly();
        refuseBeforeReview(settings);
        return directions;
    }

    private static void refuseWrong(List<String> keys, Settings settings) {
        List<FieldError> errors = new ArrayList<>();
        if (keys.isEmpty()) {
            errors.add(new FieldError("/directions", "No direction is named.", "Name at least one."));
        }
        for (int i = 0; i < keys.size(); i++) {
            Optional<Direction> direction = find(keys.get(i));
            if (direction.isEmpty()) {
                errors.add(new FieldError(
                        "/directions/" + i,
                        "There is no sync direction of this name.",
                        OpenProblems.unknown().remedy()));
            } else if (!settings.of(direction.get()).enabled()) {
                errors.add(new FieldError(
                        "/directions/" + i,
                        Spelling.title(direction.get()) + " is switched off.",
                        "Switch it on in the settings and save them, then run it."));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.of(422, "run-wrong", "Nothing was started.", "Correct what is wrong, then try again.")
                    .withErrors(errors)
                    .refusal();
        }
    }

    private void refuseTooEarly() {
        if (state.settings().isEmpty()) {
            throw ApiProblem.of(
                            409,
                            "not-set-up",
                            "The settings were never saved, so nothing can run yet.",
                            "Go through the steps of the set-up and finish it.")
                    .refusal();
        }
        Stream.of(ConnectedSystem.QUICKBOOKS, ConnectedSystem.REVIO)
                .filter(system -> !state.isConnected(system))
                .findFirst()
                .ifPresent(system -> {
                    throw ApiProblem.of(
                                    409,
                                    "not-connected",
                                    system.title() + " is not connected, so nothing can run.",
                                    "Connect it in the set-up, then try again.")
                            .refusal();
                });
    }

    private void refuseBeforeReview(Settings settings) {
        if (!settings.advanced().previewOnly()) {
            state.reviewGate().flatMap(ReviewGate::pause).ifPresent(pause -> {
                throw ApiProblem.of(
                                409,
                                "review-not-finished",
                                pause,
                                "Or switch on \"preview only\", which writes nothing, to see what a run would do.")
                        .refusal();
            });
        }
    }

    private static Optional<Direction> find(String key) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.key().equals(key))
                .findFirst();
    }

    /** @param directions their keys */
    record Wanted(List<String> directions) {}
}
