package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Long random stories on both sides, with crashes and faults among them, then peace: the books must end equal to the cent, nothing twice,
 * every difference told. {@code -Dstateful.tries=N -Dstateful.steps=K -Dstateful.seed=S} tell more of them, longer ones, or others. One
 * that fails is made shorter, for as long as {@code -Djqwik.shrinking.bounded.seconds=N} says.
 */
class StatefulTest {

    /** Shorter ones come from shrinking. */
    private static final RandomDistribution LONG = (trials, min, max, center) -> random -> max;

    private static Stage stage;

    @BeforeContainer
    static void start() {
        stage = new Stage();
    }

    @AfterContainer
    static void stop() {
        stage.close();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(StoryLength.class)
    void whateverHappensTheBooksEndEqualOrTheDifferenceIsTold(@ForAll("stories") List<Step> steps) {
        long begun = System.nanoTime();
        try (Story story = new Story(stage)) {
            steps.forEach(story::goesOn);
            List<String> wrong = story.end();
            System.out.printf(
                    "Stateful: %d steps in %d s: %s%n",
                    steps.size(), (System.nanoTime() - begun) / 1_000_000_000, story.summary());
            assertThat(wrong).as("after%n  %s%n", story.text()).isEmpty();
        }
    }

    @Provide
    ListArbitrary<Step> stories() {
        return Combinators.combine(deeds(), choices())
                .as(Step::new)
                .list()
                .ofMaxSize(StoryLength.STEPS)
                .withSizeDistribution(LONG);
    }

    private static Arbitrary<Deed> deeds() {
        return Arbitraries.frequency(Stream.of(Deed.values())
                .map(deed -> Tuple.of(deed.weight(), deed))
                .toList());
    }

    private static Arbitrary<Choice> choices() {
        return Combinators.combine(between(0, 999), between(1, 20_000), between(0, 11))
                .as(Choice::new);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }
}
