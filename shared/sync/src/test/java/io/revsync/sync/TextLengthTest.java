package io.revsync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextLengthTest {

    private static final String TELEPHONE = "\uD83D\uDCDE";

    @Property(tries = 200)
    void aTextIsCutToTheLimitButNeverThroughTheMiddleOfACharacter(
            @ForAll @IntRange(min = 1, max = 12) int longest, @ForAll @IntRange(max = 12) int letters) {
        String text = "a".repeat(letters) + TELEPHONE.repeat(4);

        String cut = TextLength.atMost(longest, text);

        assertThat(text).startsWith(cut);
        assertThat(cut.length()).isBetween(Math.min(longest, text.length()) - 1, longest);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }
}
