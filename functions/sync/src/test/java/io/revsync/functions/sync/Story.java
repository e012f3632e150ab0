package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.control.LedgerRefusal;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A small company from its first sync on, all that happens to it, and how it ends. */
final class Story implements AutoCloseable {

    private static final String BILL_PROFILE = "1";
    /** What is refused is looked at again after a day. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(13);

    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 10;

    final PeopleInRevio revio;
    final PeopleInQuickBooks quickBooks;
    final PeopleInOurBooks ourBooks;
    final Admin admin;
    final Circumstances circumstances;
    private final World world;
    private final List<String> told = new ArrayList<>();
    private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);
    private int refused;

    Story(Stage stage) {
        this.world = new World(stage, books(), UnaryOperator.identity(), Story::settings);
        this.revio = new PeopleInRevio(world);
        this.quickBooks = new PeopleInQuickBooks(world);
        this.ourBooks = new PeopleInOurBooks(world);
        this.admin = new Admin(world);
        this.circumstances = new Circumstances(world);
    }

    /** Something happens, unless the system does not let people do that now. */
    void goesOn(Step step) {
        Deed deed = step.deed();
        try {
            String what = deed.in(this, step.choice());
            if (!what.isEmpty()) {
                done.merge(deed, 1, Integer::sum);
                told.add(deed + ": " + what);
            }
        } catch (LedgerRefusal e) {
            refused++;
            told.add(deed + " is refused: " + e.getMessage());
        }
    }

    /** People do something while a direction waits for an answer. */
    String meanwhile(Choice choice) {
        Deed deed = choice.of(Deed.OF_PEOPLE.stream()).orElseThrow();
        Choice other = new Choice(choice.way(), choice.cents(), choice.which());
        return circumstances.meanwhile(choice, () -> goesOn(new Step(deed, other)));
    }

    /** All that happened, a line each. */
    String text() {
        return String.join("\n  ", told);
    }

    /** How often what happened. */
    String summary() {
        return done + ", " + refused + " refused";
    }

    /** The weather clears, nobody does anything, and the functions run until there is nothing left to do. @return what is wrong then */
    List<String> end() {
        List<String> wrong = new ArrayList<>(settle());
        wrong.addAll(RawBooks.findings(world, admin.accepted(), quickBooks.merges()));
        return wrong;
    }

    private List<String> settle() {
        world.quickBooks.faults().clear();
        world.revio.faults().clear();
        world.quickBooks.faultMix(FaultMix.NONE, 0);
        world.revio.weather(FaultMix.NONE, 0);
        List<RunReport> reports = List.of();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            world.clock.advance(BETWEEN_ROUNDS);
            reports = world.runAll();
            if (round >= FEWEST_ROUNDS && reports.stream().allMatch(Story::atRest)) {
                break;
            }
        }
        return reports.stream()
                .filter(report -> !atRest(report))
                .map(report -> "Not at rest: " + report)
                .toList();
    }

    private static boolean atRest(RunReport report) {
        return report.state() == RunState.FINISHED && report.written() == 0;
    }

    /** Names nobody takes for each other's. */
    static String word(int number) {
        StringBuilder word = new StringBuilder();
        new Random(number).ints(9, 'a', 'z' + 1).forEach(letter -> word.append((char) letter));
        return word.toString();
    }

    static ObjectNode settings(ObjectNode document) {
        document.withObject("/paymentTypes/toRevio").put("*", "OTHER");
        document.withObject("/customers").put("billProfileId", BILL_PROFILE);
        return document;
    }

    private static StartingBooks books() {
        return new TestBooks()
                .revio(
                        "BillProfiles",
                        "{'bill_profile_id': " + BILL_PROFILE + ", 'description': 'Monthly', 'active': true}")
                .customer(101, "Acme Corp")
                .customer(102, "Smith & Sons", "'parent_customer_id': 101, 'status': 'OPEN'")
                .customer(103, "Twin LLC")
                .customer(104, "Harbour Freight")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 102, "10.00", "12.00", "-2.00")
                .bill(1003, 103, "60.00", "30.00", "30.00")
                .books();
    }

    @Override
    public void close() {
        circumstances.close();
        world.close();
    }
}
