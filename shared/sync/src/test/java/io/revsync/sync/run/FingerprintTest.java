package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.revsync.sync.Json;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        assertThat(of("{'a': 1, 'b': {'c': 'x', 'd': [1, 2]}}"))
                .isEqualTo(of("{'b': {'d': [1, 2], 'c': 'x'}, 'a': 1}"));
    }

    @Property(tries = 100)
    void trailingZerosDoNotMatter(@ForAll long cents, @ForAll @IntRange(max = 9) int zeros) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);

        assertThat(of("{'Amount': " + amount.setScale(2 + zeros).toPlainString() + "}"))
                .isEqualTo(of("{'Amount': " + amount.stripTrailingZeros().toPlainString() + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'a': 1}           | {'a': '1'}
                    {'a': 1}           | {'a': 1.01}
                    {'a': 1}           | {'a': -1}
                    {'a': ''}          | {}
                    {'a': []}          | {}
                    {'a': [1, 2]}      | {'a': [2, 1]}
                    {'a': [1, 2]}      | {'a': [12]}
                    {'a': [[1], 2]}    | {'a': [1, [2]]}
                    {'a': ['x', 'y']}  | {'a': ['xy', '']}
                    {'a': 'b', 'c': 1} | {'a': 'b1:c#1;'}
                    {'a': {'b': 1}}    | {'b': {'a': 1}}
                    """)
    void differentContentHasADifferentFingerprint(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    private static String of(String json) {
        try {
            return Fingerprint.of(Json.mapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
