package io.revsync.revio;

import static io.revsync.revio.Rows.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.ApiException;
import io.revsync.http.DefectException;
import io.revsync.revio.CannedRevio.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Search TENS = Search.all().inPagesOf(10);

    @Test
    void aPageByNumberIsAskedForAsRevioWantsIt() {
        try (CannedRevio revio = CannedRevio.answering(Rows.products(25)::page)) {
            Search search = TENS.where("active", "true")
                    .where("product_type_id", List.of("1", "2 3"))
                    .sortedBy("-created_date")
                    .updatedSince(java.time.LocalDateTime.of(2026, 1, 2, 3, 4, 5));
            Page<Product> page = revio.client().page(Resource.PRODUCTS, search, 2, revio.deadline());
            assertThat(page.records()).extracting(Product::id).startsWith("11").hasSize(10);
            assertThat(page.hasMore()).isTrue();
            assertThat(page.place()).isEqualTo(20);
            assertThat(revio.asked.get(0).path()).isEqualTo("/v1/Products");
            assertThat(revio.asked.get(0).query())
                    .isEqualTo("search.page=2&search.page_size=10&search.sort=-created_date&search.active=true"
                            + "&search.product_type_id=1&search.product_type_id=2%203"
                            + "&search.updated_date_start=2026-01-02T03%3A04%3A05");
        }
    }

    @Test
    void aPageSizeOrNumberRevioDoesNotKnowIsNeverSent() {
        assertThatThrownBy(() -> Search.all().inPagesOf(501)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Search.all().inPagesOf(0)).isInstanceOf(IllegalArgumentException.class);
        try (CannedRevio revio = CannedRevio.answering(Rows.products(1)::page)) {
            assertThatThrownBy(() -> revio.client().page(Resource.PRODUCTS, TENS, 0, revio.deadline()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(revio.asked).isEmpty();
        }
    }

    @Test
    void aQuietWalkCostsHardlyMoreCallsThanItHasPages() {
        try (CannedRevio revio = CannedRevio.answering(Rows.products(20_000)::page)) {
            assertThat(walk(revio, Search.all())).hasSize(20_000).doesNotHaveDuplicates();
            assertThat(revio.asked).hasSizeLessThanOrEqualTo(42);
        }
    }

    @Test
    void oneCallIsEnoughForWhatFitsOnOnePage() {
        try (CannedRevio revio = CannedRevio.answering(Rows.products(500)::page)) {
            assertThat(walk(revio, Search.all())).hasSize(500);
            assertThat(revio.asked).hasSize(1);
        }
    }

    @Test
    void aRecordDeletedBetweenTwoPagesHidesNone() {
        Rows rows = Rows.products(35);
        try (CannedRevio revio = drifting(rows, call -> {
            if (call == 2) {
                rows.rows.subList(0, 4).clear();
            }
        })) {
            assertThat(walk(revio, TENS)).contains("11", "12", "13", "14", "35").hasSize(35);
        }
    }

    @Test
    void aRecordThatChangesAndMovesToTheEndHidesNoneAndComesAgain() {
        Rows rows = Rows.products(35);
        try (CannedRevio revio = drifting(rows, call -> {
            if (call == 2) {
                rows.rows.add(changed(rows.rows.remove(0), call));
            }
        })) {
            assertThat(walk(revio, TENS)).hasSize(36).contains("11").endsWith("1");
        }
    }

    @Test
    void aRecordInsertedBeforeComesNotTwice() {
        Rows rows = Rows.products(35);
        try (CannedRevio revio = drifting(rows, call -> {
            if (call == 2) {
                rows.rows.add(0, product(99));
            }
        })) {
            assertThat(walk(revio, TENS)).hasSize(35).doesNotHaveDuplicates();
        }
    }

    @Test
    void whenMostOfTheRowsVanishTheWalkStillEnds() {
        Rows rows = Rows.products(100);
        try (CannedRevio revio = drifting(rows, call -> {
            if (call == 6) {
                rows.rows.subList(2, 95).clear();
            }
        })) {
            assertThat(walk(revio, TENS)).contains("1", "2", "96", "97", "98", "99", "100");
        }
    }

    @Property(tries = 120)
    void whateverMovesEveryRecordThatStaysIsSeen(
            @ForAll @IntRange(min = 0, max = 90) int count,
            @ForAll @IntRange(min = 7, max = 25) int pageSize,
            @ForAll @LongRange(min = 0) long seed) {
        Random dice = new Random(seed);
        long[] made = {1_000};
        Rows rows = Rows.products(count);
        Set<String> stayed = new HashSet<>(ids(rows.rows));
        try (CannedRevio revio = drifting(rows, call -> {
            for (int change = dice.nextInt(4); call < 30 && change > 0 && !rows.rows.isEmpty(); change--) {
                int at = dice.nextInt(rows.rows.size());
                switch (dice.nextInt(3)) {
                    case 0 -> stayed.remove(id(rows.rows.remove(at)));
                    case 1 -> rows.rows.add(changed(rows.rows.remove(at), call));
                    default -> rows.rows.add(product(++made[0]));
                }
            }
        })) {
            assertThat(walk(revio, Search.all().inPagesOf(pageSize))).containsAll(stayed);
        }
    }

    @Property
    void pagesOverlapAndStillGoForward(
            @ForAll @LongRange(min = 1, max = 200_000) long place, @ForAll @IntRange(min = 20, max = 500) int largest) {
        PageWindow window = PageWindow.after(place, largest);
        assertThat(window.size()).isBetween(1, largest);
        assertThat(window.offset()).isLessThan(place);
        assertThat(window.offset() + window.size()).isGreaterThan(place);
    }

    @Property
    void tinyPagesAreWalkedEdgeToEdge(
            @ForAll @LongRange(min = 0, max = 5_000) long place, @ForAll @IntRange(min = 1, max = 6) int largest) {
        PageWindow window = PageWindow.after(place, largest);
        assertThat(window.size()).isBetween(1, largest);
        assertThat(window.offset()).isLessThanOrEqualTo(place);
        assertThat(window.offset() + window.size()).isGreaterThan(place);
    }

    @Test
    void aServerWithSmallerPagesThanAskedForIsWalkedWhole() {
        Rows rows = Rows.products(130);
        try (CannedRevio revio = CannedRevio.answering(
                asked -> rows.page(asked, row -> true, Math.min(20, asked.number("page_size"))))) {
            assertThat(walk(revio, Search.all())).hasSize(130).doesNotHaveDuplicates();
            assertThat(walk(revio, revio.client().pages(Resource.PRODUCTS, Search.all(), 600, revio.deadline())))
                    .hasSize(130);
        }
    }

    @Test
    void aWalkGoesOnFromTheStoredPlaceWithAPageToSpare() {
        Rows rows = Rows.products(60);
        try (CannedRevio revio = CannedRevio.answering(rows::page)) {
            Pages<Product> first = revio.client().pages(Resource.PRODUCTS, TENS, revio.deadline());
            first.next();
            first.next();
            long place = first.next().place();
            rows.rows.remove(0);
            List<String> rest = walk(revio, revio.client().pages(Resource.PRODUCTS, TENS, place, revio.deadline()));
            assertThat(rest).contains("29", "30", "60").doesNotContain("5");
        }
    }

    @Test
    void aServerThatSendsTheSamePageForEverIsStopped() {
        Rows rows = Rows.products(10);
        try (CannedRevio revio = CannedRevio.answering(asked -> Answer.page(rows.rows, true))) {
            assertThatThrownBy(() -> walk(revio, TENS))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("the same ones again and again");
            assertThat(revio.asked).hasSizeLessThan(8);
        }
    }

    @Test
    void aServerWithoutAnyOrderIsStopped() {
        long[] next = {0};
        try (CannedRevio revio = CannedRevio.answering(asked -> {
            Rows rows = new Rows();
            for (int i = 0; i < asked.number("page_size"); i++) {
                rows.rows.add(product(++next[0]));
            }
            return Answer.page(rows.rows, true);
        })) {
            Pages<Product> pages = revio.client().pages(Resource.PRODUCTS, TENS, revio.deadline());
            assertThatThrownBy(() -> pages.forEachRemaining(page -> {}))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("change their order");
        }
    }

    @Test
    void withoutHasMoreAFullPageHasANextOne() {
        Rows rows = Rows.products(14);
        try (CannedRevio revio = CannedRevio.answering(asked -> {
            Answer page = rows.page(asked);
            return Answer.ok(page.body().replaceAll("\"has_more\":(true|false),", ""));
        })) {
            assertThat(walk(revio, TENS)).hasSize(14);
        }
    }

    @Test
    void aRecordThatCannotBeReadDoesNotSpoilItsPage() {
        Rows rows = Rows.products(3);
        rows.rows.get(1).put("rate", "free");
        rows.rows.get(2).remove("product_id");
        try (CannedRevio revio = CannedRevio.answering(rows::page)) {
            Page<Product> page = revio.client()
                    .pages(Resource.PRODUCTS, TENS, revio.deadline())
                    .next();
            assertThat(page.records()).extracting(Product::id).containsExactly("1");
            assertThat(page.unreadable()).extracting(UnreadableRecord::field).containsExactly("rate", "product id");
        }
    }

    @Test
    void aPageThatFailedCanBeAskedForAgain() {
        Rows rows = Rows.products(14);
        boolean[] down = {false};
        try (CannedRevio revio = CannedRevio.answering(asked -> down[0] ? Answer.of(503, "") : rows.page(asked))) {
            Pages<Product> pages = revio.client().pages(Resource.PRODUCTS, TENS, revio.deadline());
            assertThat(pages.next().records()).hasSize(10);
            down[0] = true;
            assertThatThrownBy(pages::next).isInstanceOf(ApiException.class);
            down[0] = false;
            assertThat(pages.next().records()).hasSize(4);
            assertThat(pages.hasNext()).isFalse();
            assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void anAnswerThatIsNoListIsADefect() {
        try (CannedRevio revio = CannedRevio.answering(Answer.ok("{\"ok\":true}"))) {
            assertThatThrownBy(() -> walk(revio, TENS))
                    .isInstanceOf(DefectException.class)
                    .hasMessageContaining("no list of records");
        }
    }

    private static CannedRevio drifting(Rows rows, Consumer<Integer> beforeCall) {
        int[] call = {0};
        return CannedRevio.answering(asked -> {
            beforeCall.accept(++call[0]);
            return rows.page(asked);
        });
    }

    private static List<String> walk(CannedRevio revio, Search search) {
        return walk(revio, revio.client().pages(Resource.PRODUCTS, search, revio.deadline()));
    }

    private static List<String> walk(CannedRevio revio, Pages<Product> pages) {
        List<String> ids = new ArrayList<>();
        pages.forEachRemaining(page -> page.records().forEach(product -> ids.add(product.id())));
        assertThat(revio.asked).isNotEmpty();
        return ids;
    }

    private static ObjectNode changed(ObjectNode row, int call) {
        return row.put("description", "changed before call " + call);
    }

    private static List<String> ids(List<ObjectNode> rows) {
        return rows.stream().map(PagesTest::id).toList();
    }

    private static String id(ObjectNode row) {
        return row.path("product_id").asText();
    }
}
