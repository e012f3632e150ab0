package io.revsync.rehearsal.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What 5,000 rows cost on the matching page. It prints figures and asserts none, for they depend on the machine; so it runs only when it is
 * named: {@code mvn -pl shared/rehearsal -am -Dtest=MatchingPageBenchmark -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
class MatchingPageBenchmark {

    private static final int ROWS = 5_000;

    /** Fills the page's own list, then works with it as a person does; milliseconds from the key to the next frame. */
    private static final String MEASURE = """
            const [rows, done] = arguments;
            (async () => {
              const {review} = await import('./app/app.js');
              const {changed} = await import('./app/store.js');
              const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
              const timed = async act => { const start = performance.now(); act(); await frame(); return performance.now() - start; };
              const row = n => ({type: 'customer', revioId: String(n), name: `Customer ${n}`, detail: `A-${n}`,
                confidence: ['exact-id', 'close-name', 'none'][n % 3], reason: 'Same account number', decision: 'undecided',
                candidates: n % 3 === 2 ? [] : [{quickBooksId: String(9000 + n), name: `Customer ${n} Inc`, detail: ''}]});
              Object.assign(review, {about: {state: 'ready', counts: {customer: {total: rows}, product: {total: 0}}},
                failure: undefined, next: undefined, reading: false, items: Array.from({length: rows}, (_, n) => row(n + 1))});
              const figures = {'all rows drawn at once': await timed(changed)};
              const press = key => document.querySelector('main').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
              const often = async (what, times, act) => {
                const took = [];
                for (let n = 0; n < times; n++) took.push(await timed(() => act(n)));
                took.sort((a, b) => a - b);
                figures[`${what}, median of ${times}`] = took[times / 2];
                figures[`${what}, 95 of 100`] = took[Math.floor(times * 0.95)];
              };
              await often('arrow key', 100, () => press('ArrowDown'));
              await often('decision drawn', 100, n => {
                review.items[n] = {...review.items[n], decision: 'confirmed'};
                changed();
              });
              await often('screen scrolled', 200, () => scrollBy(0, innerHeight));
              figures['to the end in one jump'] = await timed(() => scrollTo(0, document.documentElement.scrollHeight));
              return figures;
            })().then(done, problem => done({[String(problem)]: -1}));
            """;

    @Test
    void fiveThousandRows(@TempDir Path folder) throws IOException {
        try (Browser browser = Browser.open(folder.resolve("profile"));
                EmptyInstall install = new EmptyInstall(folder)) {
            browser.go(install.page().toString());
            browser.at("Initial configuration");
            browser.go(install.root() + "console/#/matching");
            browser.at("Matching");
            System.out.printf("The matching page with %,d rows:%n", ROWS);
            browser.measure(MEASURE, ROWS)
                    .forEach((what, milliseconds) ->
                            System.out.printf("  %-34s %6.0f ms%n", what, milliseconds.doubleValue()));
            browser.picture("matching-5000-rows");
        }
    }
}
