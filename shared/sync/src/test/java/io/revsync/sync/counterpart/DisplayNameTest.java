package io.revsync.sync.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.quickbooks.QuickBooksLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DisplayNameTest {

    /** Everything Unicode has, half surrogate pairs included; often what hurts. */
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<Character> nasty = Arbitraries.of(
                ':', '\t', '\n', '\r', ' ', '\u00A0', '\u2028', '\u200B', '\uFE0F', '\uD83D', '\uDCDE', 'a', 'Z');
        return Arbitraries.oneOf(
                nasty.list().ofMaxSize(700).map(DisplayNameTest::joined),
                Arbitraries.strings().all().ofMaxLength(700));
    }

    @Property(tries = 300)
    void whateverRevioSaysTheNameIsOneThatQuickBooksTakes(@ForAll("anything") String name) {
        String shown = CustomerMapping.displayName(
                RevioCustomer.id("4711").billing(RevioCustomer.company(name)).build());

        assertTaken(shown);
    }

    @Property(tries = 300)
    void aNameWithASuffixStaysWithinTheLimitAndKeepsTheWholeSuffix(
            @ForAll("anything") String name, @ForAll("anything") String account) {
        var customer = RevioCustomer.id("4711")
                .account(account)
                .billing(RevioCustomer.company(name))
                .build();

        String suffix = CustomerMapping.distinction(customer);
        String shown = DisplayName.withSuffix(CustomerMapping.displayName(customer), suffix);

        assertTaken(shown);
        assertThat(suffix).isNotEmpty();
        assertThat(shown).endsWith(" (" + suffix + ")");
    }

    @Test
    void aColonPartsParentAndChildSoItBecomesABlank() {
        assertThat(DisplayName.clean("Acme: East\tWing\r\n  2", 500)).isEqualTo("Acme East Wing 2");
    }

    @Test
    void anEmojiIsLeftOutWithAllThatBelongsToIt() {
        assertThat(DisplayName.clean("Joe's \uD83D\uDC68\u200D\uD83D\uDCBB\uFE0F Phones", 500))
                .isEqualTo("Joe's Phones");
        assertThat(CustomerMapping.displayName(RevioCustomer.id("7")
                        .billing(RevioCustomer.company("\uD83D\uDCDE\uFE0F"))
                        .build()))
                .isEqualTo("Rev.io customer 7");
    }

    @Test
    void accentsApostrophesAndAmpersandsStay() {
        assertThat(DisplayName.clean("Café O'Neill & Søns, Ltd. “東京”", 500))
                .isEqualTo("Café O'Neill & Søns, Ltd. “東京”");
    }

    private static void assertTaken(String name) {
        assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(QuickBooksLimits.DISPLAY_NAME);
        assertThat(name).isEqualTo(name.strip()).doesNotContain(":", "\t", "\n", "\r");
        assertThat(name.codePoints()).allMatch(c -> Character.isBmpCodePoint(c) && !Character.isISOControl(c));
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("written as UTF-8")
                .isEqualTo(name);
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
