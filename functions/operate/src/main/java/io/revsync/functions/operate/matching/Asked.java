package io.revsync.functions.operate.matching;

import io.revsync.api.ApiProblem;
import io.revsync.api.ApiProblemException;
import io.revsync.api.ApiRequest;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.links.NotPossibleException;
import io.revsync.sync.store.Choices;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What requests about matching have in common: types in the words of the API, and refusals. */
final class Asked {

    private Asked() {}

    /** {@code negative bill} is {@code negative-bill} in an address. */
    static String key(RecordType type) {
        return type.revioName().replace(' ', '-');
    }

    /** The type a request names. @throws ApiProblemException 422 if there is none of this name among these */
    static RecordType type(String key, Collection<RecordType> known) {
        return known.stream()
                .filter(type -> key(type).equals(key))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "type-unknown",
                        "There is no such type here.",
                        known.stream().map(Asked::key).collect(Collectors.joining(", ", "There are: ", "."))));
    }

    static RecordType reviewed(ApiRequest request) {
        return type(request.query().getOrDefault("type", ""), Choices.REVIEWED);
    }

    static List<RecordType> all() {
        return Arrays.asList(RecordType.values());
    }

    /** The Rev.io record an address names. */
    static RecordKey record(ApiRequest request, Collection<RecordType> known) {
        return new RecordKey(type(request.parameter("type"), known), id(request.parameter("revioId")));
    }

    /** An id of either system. @throws ApiProblemException 422 if it can be none */
    static String id(String text) {
        if (text == null || !RecordKey.isId(text)) {
            throw wrong("id-wrong", "An id is a number of 18 digits at most.", "");
        }
        return text;
    }

    /** One of a few words of the query; empty if it does not name any. */
    static <E> Optional<E> word(ApiRequest request, String name, Function<String, E> reader) {
        return Optional.ofNullable(request.query().get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return reader.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw wrong(name + "-unknown", e.getMessage(), "");
                    }
                });
    }

    /** Does it, and turns what is not possible into an answer. */
    static <T> T possible(Supplier<T> what) {
        try {
            return what.get();
        } catch (NotPossibleException e) {
            throw switch (e.why()) {
                case NOT_THERE ->
                    ApiProblem.of(404, "not-there", e.getMessage(), e.remedy()).refusal();
                case WRONG -> wrong("wrong", e.getMessage(), e.remedy());
                case IN_THE_WAY ->
                    ApiProblem.of(409, "in-the-way", e.getMessage(), e.remedy()).refusal();
            };
        }
    }

    static ApiProblemException wrong(String code, String title, String remedy) {
        return ApiProblem.of(422, code, title, remedy).refusal();
    }
}
