package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.AwsClients;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.servers.Administrator;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The servers' Java: both simulators and the embedded AWS with the wanted number of bills. The first question starts them and is answered
 * with their ports; every further one is answered with what a recording has seen.
 */
final class BenchServers {

    private BenchServers() {}

    /** @throws IOException if nobody listens to the answers */
    public static void main(String[] arguments) throws IOException {
        Running[] running = new Running[1];
        Child.serve(question -> {
            if (running[0] == null) {
                running[0] = start(question);
                return running[0].ports();
            }
            return running[0].seen();
        });
        System.exit(0);
    }

    private static Running start(JsonNode wanted) {
        boolean limits = wanted.path("limits").asBoolean();
        StartingBooks books = BuiltInBooks.withBills(wanted.path("bills").asInt(), Instant.now());
        SamTemplate template = SamTemplate.ofThisProject();
        EmbeddedAws aws = EmbeddedAws.start(template, Clock.systemUTC());
        QuickBooksSimulator quickBooks = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().books(books.quickbooks()).limits(limits));
        Duration answer = Duration.ofMillis(wanted.path("answerMillis").asLong());
        if (!answer.isZero()) {
            quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SLOW).delay(answer)).on("POST", ".*/batch"));
        }
        RevioOptions options = RevioOptions.usual().withBooks(books).withLimits(limits);
        RevioSimulator revio = RevioSimulator.start(options);
        Running running = wanted.has("recordTo")
                ? Running.recorded(
                        aws,
                        quickBooks,
                        revio,
                        new Traffic(Path.of(wanted.path("recordTo").asText())))
                : new Running(aws.endpoint().getPort(), quickBooks.port(), revio.port(), null);
        connect(template, running.endpoints(), quickBooks, options);
        return running;
    }

    private static void connect(
            SamTemplate template, Endpoints endpoints, QuickBooksSimulator quickBooks, RevioOptions revio) {
        Map<String, String> environment =
                new Stack(template, endpoints, Clock.systemUTC(), Pause.real()).administratorsEnvironment();
        try (AwsClients clients = AwsClients.from(environment, List.of())) {
            Administrator administrator = new Administrator(
                    new Surroundings(environment, Clock.systemUTC(), Pause.real(), clients), endpoints);
            administrator.setUp(quickBooks, revio);
            administrator.skipReview();
        }
    }

    /** @param traffic null if nothing is recorded */
    private record Running(int aws, int quickBooks, int revio, Traffic traffic) {

        static Running recorded(
                EmbeddedAws aws, QuickBooksSimulator quickBooks, RevioSimulator revio, Traffic traffic) {
            return new Running(
                    aws.endpoint().getPort(),
                    new Tap(quickBooks.url(), traffic).port(),
                    new Tap(revio.url(), traffic).port(),
                    traffic);
        }

        Endpoints endpoints() {
            return Endpoints.onPorts(aws, quickBooks, revio);
        }

        ObjectNode ports() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("aws", aws)
                    .put("quickBooks", quickBooks)
                    .put("revio", revio);
        }

        ObjectNode seen() {
            if (traffic == null) {
                return JsonNodeFactory.instance.objectNode();
            }
            traffic.close();
            return traffic.answer();
        }
    }
}
