package io.revsync.functions.operate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Key links by hand and by file, over the API. */
class LinksTest {

    private Desk desk;

    @BeforeEach
    void start() {
        desk = new Desk(new Desk.Books()
                .customer(101, "Acme Corp")
                .customer(102, "Smith Brothers")
                .quickBooksCustomer(57, "Acme", "")
                .quickBooksCustomer(58, "Smith", "")
                .books());
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void aLinkIsMadeMovedFoundFromEitherSideAndTakenAway() {
        link("101", "57", 200);
        assertThat(find("revioId=101")).isEqualTo("57");
        link("101", "58", 200);
        assertThat(find("revioId=101")).isEqualTo("58");
        assertThat(find("quickBooksId=57")).isEmpty();
        assertThat(find("quickBooksId=58")).isEqualTo("58");
        link("102", "57", 200);
        desk.ask("DELETE", "/links/customer/101", "", 200);
        assertThat(find("revioId=101")).isEmpty();
        desk.ask("DELETE", "/links/customer/101", "", 404);
    }

    @Test
    void whatDoesNotExistOrIsTakenIsNotLinked() {
        link("101", "57", 200);
        assertThat(link("102", "57", 409).path("title").asText()).contains("already linked");
        assertThat(link("102", "999", 422).path("title").asText()).isEqualTo("QuickBooks has no Customer 999.");
        assertThat(link("999", "58", 404).path("title").asText()).isEqualTo("Rev.io has no customer 999.");
        desk.ask("PUT", "/links/negative-bill/1", "{\"quickBooksId\":\"58\"}", 422);
        desk.ask("GET", "/links?type=customer", "", 422);
        assertThat(find("revioId=102")).isEmpty();
    }

    @Test
    void nothingIsChangedWhileASyncRuns() {
        desk.leases()
                .acquire(
                        Direction.CUSTOMERS_TO_QUICKBOOKS,
                        "a run",
                        desk.clock.instant().plus(Duration.ofMinutes(15)))
                .orElseThrow();
        assertThat(link("101", "57", 409).path("remedy").asText()).contains("when it has finished");
        assertThat(find("revioId=101")).isEmpty();
    }

    @Test
    void aFileThatWasExportedIsReadBackIn() {
        link("101", "57", 200);
        link("102", "58", 200);
        String file =
                desk.send("GET", "/links.csv", "application/json", "", 200).getBody();
        assertThat(file.lines())
                .hasSize(3)
                .first()
                .isEqualTo("type,revioId,quickBooksId,origin,state,fingerprint,updatedAt");
        desk.ask("DELETE", "/links/customer/101", "", 200);

        JsonNode answer = read(file, 200);

        assertThat(answer).isEqualTo(Desk.json("{\"added\":1,\"there\":1}"));
        assertThat(find("revioId=101")).isEqualTo("57");
    }

    @Test
    void theSampleEventAddsALink() {
        desk.send(Desk.event("matching-import-links.json", APIGatewayV2HTTPEvent.class), 200);
        assertThat(find("revioId=101")).isEqualTo("57");
    }

    @Test
    void aFileIsCheckedWholeAndEveryErrorNamesItsLine() {
        link("102", "58", 200);
        JsonNode refused = read("""
                type,revioId,quickBooksId
                customer,101,57
                customer,101,59
                customer,abc,60
                invoice,5,61
                """, 422);
        assertThat(refused.path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactly("/line/4/revioId", "/line/5/type");

        JsonNode second = read("""
                type,revioId,quickBooksId
                customer,101,57
                customer,103,57
                customer,104,58
                customer,105,999
                customer,102,57
                """, 422);
        assertThat(second.path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactly(
                        "/line/3/quickBooksId",
                        "/line/6/quickBooksId",
                        "/line/4/quickBooksId",
                        "/line/5/quickBooksId",
                        "/line/6/revioId");
        assertThat(desk.links().byRevioIds(RecordType.CUSTOMER, List.of("101", "103", "104", "105")))
                .isEmpty();
        assertThat(read("a,b\n1,2\n", 422).at("/errors/0/pointer").asText()).isEqualTo("/line/1/type");
        assertThat(read("", 422).path("errors")).isNotEmpty();
        desk.send("POST", "/links.csv", "application/json", "{}", 415);
    }

    @Test
    void aSpreadsheetTakesNothingInAnExportedFileForAFormula() {
        assertThat(LinkFile.harmless("=cmd|' /C calc'!A0")).startsWith("'=");
        assertThat(LinkFile.harmless("+1")).isEqualTo("'+1");
        assertThat(LinkFile.harmless("57")).isEqualTo("57");
    }

    private JsonNode read(String file, int status) {
        return Desk.json(desk.send("POST", "/links.csv", "text/csv; charset=utf-8", file, status)
                .getBody());
    }

    private JsonNode link(String revioId, String quickBooksId, int status) {
        return desk.ask("PUT", "/links/customer/" + revioId, "{\"quickBooksId\":\"" + quickBooksId + "\"}", status);
    }

    private String find(String query) {
        return desk.get("/links?type=customer&" + query)
                .at("/links/0/quickBooksId")
                .asText();
    }
}
