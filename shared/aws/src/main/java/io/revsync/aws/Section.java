package io.revsync.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The items of a table that share a partition key, such as all links of bills of one company. */
final class Section {
    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String VALUE = "value";
    /** As many keys as one batch takes. */
    private static final int MOST_GETS = 100;

    static final String VERSION = "version";
    private static final String WRITER = "writer";

    private final DynamoDbClient dynamoDb;
    private final Conflicts conflicts;
    private final String table;
    private final String partition;

    Section(DynamoDbClient dynamoDb, Conflicts conflicts, String table, String partition) {
        this.dynamoDb = dynamoDb;
        this.conflicts = conflicts;
        this.table = table;
        this.partition = partition;
    }

    /** Makes sections. */
    @FunctionalInterface
    interface Factory {
        Section of(String table, String name);
    }

    String table() {
        return table;
    }

    Map<String, AttributeValue> key(String name) {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(name));
    }

    Map<String, AttributeValue> item(String name, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key(name));
        return item;
    }

    /** The item, read consistently; empty if there is none. */
    Optional<Map<String, AttributeValue>> get(String name) {
        var answer = dynamoDb.getItem(
                request -> request.tableName(table).key(key(name)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    void put(String name, Map<String, AttributeValue> attributes) {
        conflicts.retry(
                () -> dynamoDb.putItem(request -> request.tableName(table).item(item(name, attributes))));
    }

    /**
     * Stores the next version of an item, if its version still is the expected one (0: there is none).
     *
     * <p>An answer that was lost makes the SDK ask again, and the second attempt finds the version moved by the first. So each save
     * carries a writer's mark, by which it knows its own.
     *
     * @return false if somebody else saved in between
     */
    boolean putVersion(String name, long expected, String value, String writer) {
        Put next = writingVersion(name, expected, value, writer).put();
        try {
            conflicts.retry(() -> dynamoDb.putItem(request -> request.tableName(table)
                    .item(next.item())
                    .conditionExpression(next.conditionExpression())
                    .expressionAttributeNames(next.expressionAttributeNames())
                    .expressionAttributeValues(
                            next.hasExpressionAttributeValues() ? next.expressionAttributeValues() : null)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && writer(e.item()).equals(writer);
        }
    }

    /** As {@link #putVersion}, within a transaction. */
    TransactWriteItem writingVersion(String name, long expected, String value, String writer) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item(
                                name,
                                Map.of(
                                        VERSION, Attributes.number(expected + 1),
                                        VALUE, Attributes.text(value),
                                        WRITER, Attributes.text(writer))))
                        .conditionExpression(expected == 0 ? "attribute_not_exists(#version)" : "#version = :expected")
                        .expressionAttributeNames(Map.of("#version", VERSION))
                        .expressionAttributeValues(
                                expected == 0 ? null : Map.of(":expected", Attributes.number(expected)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** The mark of whoever stored the version. */
    static String writer(Map<String, AttributeValue> item) {
        return item.get(WRITER).s();
    }

    /**
     * Removes an item if this attribute of it has this value.
     *
     * @return whether it was removed, and what it was or is; empty if there is none
     */
    Removal removeIf(String name, String attribute, String value) {
        try {
            Map<String, AttributeValue> removed = conflicts
                    .retry(() -> dynamoDb.deleteItem(request -> request.tableName(table)
                            .key(key(name))
                            .conditionExpression("#attribute = :value")
                            .expressionAttributeNames(Map.of("#attribute", attribute))
                            .expressionAttributeValues(Map.of(":value", Attributes.text(value)))
                            .returnValues(ReturnValue.ALL_OLD)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                    .attributes();
            return new Removal(true, removed);
        } catch (ConditionalCheckFailedException e) {
            return new Removal(false, e.hasItem() ? e.item() : Map.of());
        }
    }

    /** What came of {@link #removeIf}. */
    record Removal(boolean done, Map<String, AttributeValue> item) {}

    /** The version {@link #putVersion} stored. */
    static long version(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get(VERSION).n());
    }

    UpdateItemResponse update(String name, Consumer<UpdateItemRequest.Builder> change) {
        return conflicts.retry(() -> dynamoDb.updateItem(request -> {
            request.tableName(table).key(key(name));
            change.accept(request);
        }));
    }

    /** All items, read consistently and page by page, ordered by name. */
    Stream<Map<String, AttributeValue>> all() {
        return dynamoDb.queryPaginator(query().consistentRead(true).build()).items().stream();
    }

    /** The items behind this name, read consistently and page by page, ordered by name. */
    Stream<Map<String, AttributeValue>> after(String name) {
        return dynamoDb
                .queryPaginator(query().consistentRead(true)
                        .keyConditionExpression("#partition = :partition AND #sort > :after")
                        .expressionAttributeNames(Map.of("#partition", PARTITION, "#sort", SORT))
                        .expressionAttributeValues(Map.of(
                                ":partition", AttributeValue.fromS(partition), ":after", AttributeValue.fromS(name)))
                        .build())
                .items()
                .stream();
    }

    /** The items that exist of these, read consistently, in no particular order. */
    List<Map<String, AttributeValue>> getAll(Collection<String> names) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Deque<Map<String, AttributeValue>> wanted = new ArrayDeque<>();
        new LinkedHashSet<>(names).forEach(name -> wanted.add(key(name)));
        int fruitless = 0;
        while (!wanted.isEmpty()) {
            List<Map<String, AttributeValue>> keys = new ArrayList<>();
            while (!wanted.isEmpty() && keys.size() < MOST_GETS) {
                keys.add(wanted.poll());
            }
            BatchGetItemResponse answer = dynamoDb.batchGetItem(request -> request.requestItems(Map.of(
                    table,
                    KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            List<Map<String, AttributeValue>> left = answer.unprocessedKeys()
                    .getOrDefault(table, KeysAndAttributes.builder().build())
                    .keys();
            fruitless = left.size() == keys.size() ? fruitless + 1 : 0;
            if (fruitless > 0) {
                conflicts.waitForCapacity(fruitless);
            }
            wanted.addAll(left);
        }
        return found;
    }

    /** The items with the highest names, highest first. */
    List<Map<String, AttributeValue>> last(int most) {
        return dynamoDb.query(query().scanIndexForward(false).limit(most).build())
                .items();
    }

    TransactWriteItem writing(String name, Map<String, AttributeValue> attributes) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table).item(item(name, attributes)).build())
                .build();
    }

    /** As {@link #writing}, refused if the item exists with another value of this attribute. */
    TransactWriteItem writingUnlessOther(String name, String attribute, AttributeValue value) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item(name, Map.of(attribute, value)))
                        .conditionExpression("attribute_not_exists(#it) OR #it = :it")
                        .expressionAttributeNames(Map.of("#it", attribute))
                        .expressionAttributeValues(Map.of(":it", value))
                        .build())
                .build();
    }

    /** Stores the next version of an item, refused if its version is not the expected one any more (0: there is none). */
    TransactWriteItem writingVersion(String name, long expected, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(item(name, attributes));
        item.put(VERSION, Attributes.number(expected + 1));
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(expected == 0 ? "attribute_not_exists(#version)" : "#version = :expected")
                        .expressionAttributeNames(Map.of("#version", VERSION))
                        .expressionAttributeValues(
                                expected == 0 ? null : Map.of(":expected", Attributes.number(expected)))
                        .build())
                .build();
    }

    TransactWriteItem deleting(String name) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(key(name)).build())
                .build();
    }

    /** As {@link #deleting}, refused if this attribute of the item has another value. */
    TransactWriteItem deletingUnlessOther(String name, String attribute, AttributeValue value) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(key(name))
                        .conditionExpression("attribute_not_exists(#it) OR #it = :it")
                        .expressionAttributeNames(Map.of("#it", attribute))
                        .expressionAttributeValues(Map.of(":it", value))
                        .build())
                .build();
    }

    /** Adds to, or with {@code DELETE} takes from, a set of numbers. */
    TransactWriteItem changingSet(String name, String verb, String attribute, AttributeValue numbers) {
        return TransactWriteItem.builder()
                .update(change -> change.tableName(table)
                        .key(key(name))
                        .updateExpression(verb + " #set :numbers")
                        .expressionAttributeNames(Map.of("#set", attribute))
                        .expressionAttributeValues(Map.of(":numbers", numbers)))
                .build();
    }

    private QueryRequest.Builder query() {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#partition = :partition")
                .expressionAttributeNames(Map.of("#partition", PARTITION))
                .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)));
    }
}
