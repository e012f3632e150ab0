package io.revsync.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to be the only process that does something on this machine. The operating system takes it back the moment the process dies,
 * however it dies; so who has it knows that whoever had it before is dead.
 */
final class OnlyOne implements AutoCloseable {
    private final FileChannel channel;

    private OnlyOne(FileChannel channel) {
        this.channel = channel;
    }

    /** The right to run functions against the embedded AWS on this port. */
    static OnlyOne functionsOn(int port) {
        return of(
                Path.of(System.getProperty("java.io.tmpdir"), "revio-quickbooks-sync-functions-" + port + ".lock"),
                "Another process already runs the functions against the servers on port " + port
                        + ". End it first, or choose" + " other servers with -D" + Options.PORT + ".");
    }

    /** The right to keep the servers' state in this folder. */
    static OnlyOne serversIn(Path data) {
        return of(
                data.resolve("lock"),
                "Other servers keep their state in " + data
                        + ". End them first, or choose another folder with -Drehearse.data.");
    }

    /** @throws OptionException saying {@code refusal} if another process has it */
    private static OnlyOne of(Path file, String refusal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return new OnlyOne(channel);
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new OptionException(refusal);
            }
            channel.close();
            throw new OptionException(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException("The lock " + file + " cannot be used", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
