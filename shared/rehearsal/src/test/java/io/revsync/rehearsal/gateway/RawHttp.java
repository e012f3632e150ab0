package io.revsync.rehearsal.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests as nobody's library would let us send them. */
public final class RawHttp {
    private final URI server;

    public RawHttp(URI server) {
        this.server = server;
    }

    /**
     * Sends these lines and this body, letter by letter.
     *
     * @param line such as {@code GET /a/../b HTTP/1.1}
     */
    public Answer send(String line, Map<String, String> headers, byte[] body) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            StringBuilder head = new StringBuilder(line).append("\r\n");
            Stream.concat(
                            Stream.of(Map.entry("Connection", "close")),
                            Stream.concat(
                                    headers.containsKey("Host")
                                            ? Stream.empty()
                                            : Stream.of(Map.entry("Host", server.getAuthority())),
                                    headers.entrySet().stream()))
                    .forEach(header -> head.append(header.getKey())
                            .append(": ")
                            .append(header.getValue())
                            .append("\r\n"));
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            write(out, body);
            return Answer.read(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server may answer, and close, before it has read all. */
    private static void write(OutputStream out, byte[] body) {
        try {
            out.write(body);
            out.flush();
        } catch (IOException closed) {
            assert body.length > 0;
        }
    }

    /** @param headers as lines */
    public record Answer(int status, List<String> headers, byte[] body) {

        static Answer read(byte[] all) {
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            List<String> head = List.of(text.substring(0, end).split("\r\n"));
            return new Answer(
                    Integer.parseInt(head.get(0).split(" ")[1]),
                    head.subList(1, head.size()),
                    text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
