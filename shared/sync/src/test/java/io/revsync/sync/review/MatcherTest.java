package io.revsync.sync.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.revio.Address;
import io.revsync.revio.Customer;
import io.revsync.revio.CustomerClass;
import io.revsync.revio.CustomerStatus;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whom does the review suggest for whom, how sure is it, and what does it say? */
class MatcherTest {

    private final List<RevioEntry> ours = new ArrayList<>();
    private final List<QuickBooksEntry> theirs = new ArrayList<>();
    private final Map<String, String> linked = new HashMap<>();
    private final Map<String, Set<String>> keyLinks = new HashMap<>();

    @Test
    void whatIsLinkedStaysLinkedWhateverElseFits() {
        ours("1", "Acme Corp", "A-1", "ap@acme.example");
        theirs("50", "Acme Corp", "ap@acme.example");
        theirs("51", "Something Else", "");
        linked.put("1", "51");

        assertThat(suggested("1")).contains("51");
        assertThat(of("1").confidence()).isEqualTo(Confidence.LINKED);
    }

    @Test
    void aLinkAnotherIntegrationLeftInRevioOutweighsNumberMailAndName() {
        ours("1", "Acme Corp", "A-1", "ap@acme.example");
        theirs("50", "Acme Corp (A-1)", "ap@acme.example");
        theirs("51", "Acme Holding", "");
        keyLinks.put("1", Set.of("51"));

        assertThat(suggested("1")).contains("51");
        assertThat(of("1").confidence()).isEqualTo(Confidence.KEY_LINK);
        assertThat(of("1").reason()).isEqualTo("Joined by a key link in Rev.io.");
    }

    @Test
    void twoKeyLinksOfOneCustomerAreForAPersonToChooseFrom() {
        ours("1", "Acme Corp", "", "");
        theirs("50", "North", "");
        theirs("51", "South", "");
        keyLinks.put("1", Set.of("50", "51"));

        assertThat(of("1").confidence()).isEqualTo(Confidence.AMBIGUOUS);
        assertThat(candidates("1")).containsExactly("50", "51");
    }

    @Test
    void theAccountNumberBehindTheNameIsExact() {
        ours("1", "Twin LLC", "A-103", "");
        ours("2", "Twin LLC", "A-104", "");
        theirs("50", "Twin LLC", "");
        theirs("51", "Twin LLC (A-104)", "");

        assertThat(suggested("2")).contains("51");
        assertThat(of("2").confidence()).isEqualTo(Confidence.EXACT_ID);
        assertThat(of("2").reason()).contains("number A-104");
        assertThat(suggested("1")).contains("50");
        assertThat(of("1").confidence()).isEqualTo(Confidence.EXACT_NAME);
    }

    @Test
    void customersWhoShareAnEmailAreToldApartByTheirNames() {
        ours("1", "Acme North", "", "billing@acme.example");
        ours("2", "Acme South", "", "billing@acme.example");
        theirs("50", "Acme South", "billing@acme.example");
        theirs("51", "Acme North", "BILLING@acme.example");

        assertThat(suggested("1")).contains("51");
        assertThat(suggested("2")).contains("50");
        assertThat(of("1").reason())
                .isEqualTo("Joined by the same e-mail address billing@acme.example and the same name.");
    }

    @Test
    void twoWhoClaimTheSameRecordDoNotGetIt() {
        ours("1", "Acme Corp", "", "");
        ours("2", "ACME, Corp", "", "");
        theirs("50", "Acme Corp", "");

        assertThat(List.of(of("1"), of("2"))).extracting(Suggestion::confidence).containsOnly(Confidence.AMBIGUOUS);
        assertThat(of("1").suggested()).isEmpty();
        assertThat(of("1").reason()).isEqualTo("Another Rev.io customer fits Acme Corp as well.");
    }

    @Test
    void anEqualNameThatSomethingContradictsIsOnlyClose() {
        ours("1", "Acme Corp", "", "ap@acme.example");
        theirs("50", "Acme Corp", "joe@else.example");

        assertThat(of("1").confidence()).isEqualTo(Confidence.CLOSE_NAME);
        assertThat(of("1").reason()).contains("do not confirm");
    }

    @Test
    void aCloseNameIsSuggestedButNeverAsExact() {
        ours("1", "Northwind Telecom LLC", "", "");
        theirs("50", "Northwnd Telecom", "");
        theirs("51", "Southwind Bakery", "");

        assertThat(suggested("1")).contains("50");
        assertThat(of("1").confidence()).isEqualTo(Confidence.CLOSE_NAME);
        assertThat(of("1").confidence().exact()).isFalse();
    }

    @Test
    void storesThatDifferInTheirNumberAreNotClose() {
        ours("1", "Store 12 of Big Chain", "", "");
        theirs("50", "Store 13 of Big Chain", "");

        assertThat(of("1").confidence()).isEqualTo(Confidence.NONE);
        assertThat(of("1").reason()).isEqualTo("Nothing in QuickBooks is like it.");
    }

    @Test
    void theNoteWeOnceWroteFindsItAgainAndForbidsItToOthers() {
        ours("1", "Renamed Since", "", "");
        ours("2", "Acme Corp", "", "");
        theirs("50", "Acme Corp", "", Marker.of(new RecordKey(RecordType.CUSTOMER, "1")) + "\nAccount A-1");

        assertThat(suggested("1")).contains("50");
        assertThat(of("1").confidence()).isEqualTo(Confidence.EXACT_ID);
        assertThat(of("2").confidence()).isEqualTo(Confidence.NONE);
    }

    @Test
    void whoIsLeftOutIsToldWhoGotIt() {
        ours("1", "Acme Corp", "", "ap@acme.example");
        ours("2", "Acme Corp", "", "");
        theirs("50", "Acme Corp", "ap@acme.example");

        assertThat(of("2").confidence()).isEqualTo(Confidence.NONE);
        assertThat(of("2").reason()).isEqualTo("Acme Corp is suggested for Acme Corp, which it fits better.");
    }

    private Suggestion of(String id) {
        return new Matcher(RecordType.CUSTOMER, Entries::believable)
                .suggest(ours, theirs, linked, keyLinks).stream()
                        .filter(each -> each.record().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private Optional<String> suggested(String id) {
        return of(id).suggested().map(Candidate::quickBooksId);
    }

    private List<String> candidates(String id) {
        return of(id).candidates().stream().map(Candidate::quickBooksId).collect(Collectors.toList());
    }

    private void ours(String id, String company, String account, String email) {
        Address address = new Address(Optional.empty(), "", "", "", company, "", "", "", "", "", "", "");
        ours.add(Entries.of(new Customer(
                id,
                Optional.empty(),
                false,
                account,
                CustomerStatus.OPEN,
                CustomerClass.BUSINESS,
                email.isEmpty() ? List.of() : List.of(email),
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty())));
    }

    private void theirs(String id, String name, String email) {
        theirs(id, name, email, "");
    }

    private void theirs(String id, String name, String email, String notes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("Id", id).put("SyncToken", "0").put("DisplayName", name).put("Notes", notes);
        json.putObject("PrimaryEmailAddr").put("Address", email);
        theirs.add(Entries.of(new io.revsync.quickbooks.Customer(json)));
    }
}
