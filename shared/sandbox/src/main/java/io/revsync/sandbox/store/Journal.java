package io.revsync.sandbox.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.revsync.sandbox.SandboxJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only file, one JSON line per commit: {@code [["Invoice","12",{...}],["Item","3"]]} writes one record and
 * removes another. Values are read back from their place in the file, so the heap holds places, not books.
 *
 * <p>A line is handed to the operating system before the commit returns, so it survives the death of the process; a line
 * torn by that death is dropped when the file is opened again.
 */
final class Journal implements AutoCloseable {

    private final FileChannel file;
    private long end;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** A journal nobody will read after this process: the file is gone when it is closed. */
    static Journal scratch() {
        try {
            return new Journal(FileChannel.open(
                    Files.createTempFile("sandbox", ".jsonl"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException("No room for the sandbox's ledger in the temporary directory", e);
        }
    }

    /** Opens the journal and tells {@code reader} everything that is in it. */
    static Journal open(Path path, Reader reader) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            long good = Files.exists(path) ? replay(path, reader) : 0;
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file.truncate(good);
            Journal journal = new Journal(file);
            journal.end = good;
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's ledger " + path + " cannot be opened", e);
        }
    }

    /** Appends one commit and returns the place of each change's value, null where something was removed. */
    List<Place> append(List<Change> changes) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        List<Place> places = new ArrayList<>(changes.size());
        for (Change change : changes) {
            line.write(line.size() == 0 ? '[' : ',');
            if (change instanceof Change.Put put) {
                places.add(entry(line, put.resource(), put.id(), put.json()));
            } else if (change instanceof Change.Blob blob) {
                places.add(entry(line, Records.BLOBS, blob.name(), blob.json()));
            } else if (change instanceof Change.Remove remove) {
                places.add(entry(line, remove.resource(), remove.id(), null));
            }
        }
        line.writeBytes("]\n".getBytes(StandardCharsets.US_ASCII));
        write(line.toByteArray());
        return places;
    }

    private Place entry(ByteArrayOutputStream line, String resource, String id, byte[] json) {
        line.write('[');
        line.writeBytes(quoted(resource));
        line.write(',');
        line.writeBytes(quoted(id));
        Place place = null;
        if (json != null) {
            line.write(',');
            place = new Place(end + line.size(), json.length);
            line.writeBytes(json);
        }
        line.write(']');
        return place;
    }

    private static byte[] quoted(String text) {
        return SandboxJson.write(SandboxJson.array().textNode(text));
    }

    private void write(byte[] line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            long at = end;
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
            end = at;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's ledger cannot be written", e);
        }
    }

    byte[] read(Place place) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(place.length());
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.offset() + bytes.position()) < 0) {
                    throw new IOException("The ledger's file ends before its record");
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's ledger cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long replay(Path path, Reader reader) throws IOException {
        long good = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    if (!replayLine(line.toByteArray(), good, reader)) {
                        return good;
                    }
                    good += line.size();
                    line.reset();
                }
            }
        }
        return good;
    }

    private static boolean replayLine(byte[] line, long start, Reader reader) throws IOException {
        List<Runnable> steps = new ArrayList<>();
        try (JsonParser parser = SandboxJson.factory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                String resource = parser.nextTextValue();
                String id = parser.nextTextValue();
                if (parser.nextToken() == JsonToken.END_ARRAY) {
                    steps.add(() -> reader.removed(resource, id));
                    continue;
                }
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getByteOffset();
                steps.add(() -> reader.put(resource, id, new Place(start + from, to - from)));
                parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            return false; // torn by the death of the process that wrote it
        }
        steps.forEach(Runnable::run);
        return true;
    }

    /** Where a value lies in the file, in bytes. */
    record Place(long offset, int length) {}

    /** Hears what a journal holds, in the order it was written. */
    interface Reader {
        void put(String resource, String id, Place place);

        void removed(String resource, String id);
    }
}
