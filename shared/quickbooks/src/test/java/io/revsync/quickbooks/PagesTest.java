package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Property
    void noRowIsLeftOutOrComesTwiceHoweverManyAreDeletedMeanwhile(
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 2, max = 9) int size,
            @ForAll @Size(max = 60) List<@IntRange(max = 60) Integer> deletions) {
        List<Item> books = rows(count);
        List<Integer> toDelete = new ArrayList<>(deletions);
        List<Item> given = new ArrayList<>();
        Pages<Item> pages = new Pages<>((start, max) -> page(books, start, max), size);
        while (pages.hasNext()) {
            given.addAll(pages.next());
            if (!toDelete.isEmpty()) {
                int victim = toDelete.remove(0);
                books.removeIf(row -> row.id().equals(String.valueOf(victim)));
            }
        }
        assertThat(given).containsAll(books);
        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void aRowThatChangesAndMovesToTheEndIsGivenAgainAsItNowIs() {
        List<Item> books = rows(5);
        Pages<Item> pages = new Pages<>((start, max) -> page(books, start, max), 3);
        assertThat(pages.next()).extracting(Item::id).containsExactly("0", "1", "2");
        books.remove(1);
        books.add(row(1, 1));
        List<Item> rest = new ArrayList<>();
        pages.forEachRemaining(rest::addAll);
        assertThat(rest).extracting(Item::id).containsExactly("3", "4", "1");
        assertThat(rest.get(2).syncToken()).isEqualTo("1");
    }

    @Test
    void aFullLastPageCostsOneMoreCallAndNoRow() {
        List<Integer> starts = new ArrayList<>();
        List<Item> books = rows(6);
        Pages<Item> pages = new Pages<>(
                (start, max) -> {
                    starts.add(start);
                    return page(books, start, max);
                },
                3);
        List<Item> all = new ArrayList<>();
        pages.forEachRemaining(all::addAll);
        assertThat(all).hasSize(6);
        assertThat(starts).containsExactly(1, 3, 5);
    }

    private static List<Item> page(List<Item> books, int start, int max) {
        int from = Math.min(books.size(), start - 1);
        return List.copyOf(books.subList(from, Math.min(books.size(), from + max)));
    }

    private static List<Item> rows(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> row(i, 0)).toList());
    }

    private static Item row(int id, int syncToken) {
        return new Item(Json.object().put("Id", "" + id).put("SyncToken", "" + syncToken));
    }
}
