package io.revsync.aws;

import io.revsync.sync.review.ReadPage;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.Reviews;
import io.revsync.sync.review.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One item for the review, saved only over the version it was made from, and one per page it has read. */
public final class DynamoDbReviews implements Reviews {
    private static final String NAME = "current";
    private static final String ROUND = "round";
    private static final String CONTENT = "content";

    private final RealmTables tables;
    private final Section reviews;

    public DynamoDbReviews(RealmTables tables) {
        this.tables = tables;
        this.reviews = tables.keyLinks("review");
    }

    @Override
    public Optional<Review> load() {
        return reviews.get(NAME).map(DynamoDbReviews::review);
    }

    @Override
    public Optional<Review> change(UnaryOperator<Optional<Review>> change) {
        while (true) {
            Optional<Map<String, AttributeValue>> stored = reviews.get(NAME);
            Optional<Review> before = stored.map(DynamoDbReviews::review);
            Optional<Review> after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            long version = stored.map(Section::version).orElse(0L);
            String writer = UUID.randomUUID().toString();
            if (reviews.putVersion(NAME, version, Attributes.write(after.orElseThrow()), writer)) {
                return after;
            }
        }
    }

    @Override
    public void keep(long round, ReadPage page) {
        byte[] small = Parcel.wrap(page.content()).get(0);
        ReadPage withoutContent = new ReadPage(page.source(), page.number(), page.place(), page.last(), "");
        pages(page.source())
                .put(
                        "%06d#%06d".formatted(round, page.number()),
                        Map.of(
                                ROUND,
                                Attributes.number(round),
                                Section.VALUE,
                                Attributes.json(withoutContent),
                                CONTENT,
                                AttributeValue.fromB(SdkBytes.fromByteArray(small))));
    }

    @Override
    public List<ReadPage> pages(long round, Source source) {
        return pages(source)
                .all()
                .filter(item -> item.get(ROUND).equals(Attributes.number(round)))
                .map(DynamoDbReviews::page)
                .toList();
    }

    @Override
    public void forgetPages() {
        for (Source source : Source.values()) {
            Section pages = pages(source);
            List<TransactWriteItem> deletions = pages.all()
                    .map(item -> pages.deleting(item.get(Section.SORT).s()))
                    .toList();
            for (List<TransactWriteItem> some : Steps.of(deletions, CompanyTables.MOST_WRITES)) {
                tables.writeUnfenced(some);
            }
        }
    }

    private Section pages(Source source) {
        return tables.keyLinks("review#" + source.name());
    }

    private static ReadPage page(Map<String, AttributeValue> item) {
        ReadPage page = Attributes.read(item.get(Section.VALUE).s(), ReadPage.class);
        String content = Parcel.unwrap(List.of(item.get(CONTENT).b().asByteArray()));
        return new ReadPage(page.source(), page.number(), page.place(), page.last(), content);
    }

    private static Review review(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), Review.class);
    }
}
