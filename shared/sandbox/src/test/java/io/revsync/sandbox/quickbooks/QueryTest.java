package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-11-20T18:00:00Z"));
    private final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(QuickBooksOptions.defaults().clock(clock).limits(false));
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void fiveInvoicesAMinuteApart() {
        String acme = caller.customer("Acme");
        String zeta = caller.customer("Zeta");
        String item = caller.item("Line rental");
        String[] amounts = {"100", "20", "3", "20", "9.50"};
        for (int i = 0; i < amounts.length; i++) {
            caller.accepted("Invoice", invoiceOf(i % 2 == 0 ? acme : zeta, item, "R-" + (i + 1), amounts[i]));
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    | R-1 R-2 R-3 R-4 R-5
                    WHERE DocNumber = 'r-2' | R-2
                    where DocNumber in ('R-1', 'R-5', 'R-9') | R-1 R-5
                    where DocNumber like 'R-%' and TotalAmt = '20.00' | R-2 R-4
                    where DocNumber like '%-3' | R-3
                    where Id in ('10','5','3') | R-3 R-5
                    where TotalAmt > '9.5' orderby TotalAmt desc | R-1 R-2 R-4
                    where TotalAmt >= 9.50 and TotalAmt <= 20 orderby TotalAmt, DocNumber desc | R-5 R-4 R-2
                    where CustomerRef = '2' | R-2 R-4
                    where CustomerRef = '2' orderby MetaData.LastUpdatedTime desc | R-4 R-2
                    orderby DocNumber desc startposition 2 maxresults 2 | R-4 R-3
                    startposition 5 | R-5
                    where MetaData.LastUpdatedTime >= '2026-11-20T10:02:00-08:00' | R-3 R-4 R-5
                    where MetaData.LastUpdatedTime > '2026-11-20T18:02:00Z' orderby MetaData.LastUpdatedTime | R-4 R-5
                    where MetaData.CreateTime < '2026-11-20T10:01:00-0800' | R-1
                    where TxnDate = '2026-11-20' and Balance < '5' | R-3
                    order by MetaData.LastUpdatedTime maxresults 1 | R-1
                    """)
    void theGrammarIsUnderstood(String rest, String docNumbers) {
        JsonNode rows = caller.rows("Select * From Invoice " + (rest == null ? "" : rest));
        List<String> found = new ArrayList<>();
        rows.path("Invoice").forEach(row -> found.add(row.get("DocNumber").asText()));
        assertThat(found).containsExactly(docNumbers.split(" "));
        assertThat(rows.get("maxResults").asInt()).isEqualTo(found.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    select * from Invoice where DocNumber = 'a' or DocNumber = 'b' | 4000
                    select Id from Invoice | 4000
                    select * from Invoice where DocNumber = 'Amy's' | 4000
                    select * from Invoice where not Balance = '0' | 4000
                    select * from | 4000
                    update Invoice | 4000
                    select * from Invoice startposition 0 | 4001
                    select * from Invoice maxresults 1001 | 4001
                    select * from Invoice where PrivateNote = 'x' | 4001
                    select * from Payment where DocNumber = 'x' | 4001
                    select * from Invoyce | 4001
                    select * from Invoice where Id > '3' | 4001
                    select * from Invoice where TxnDate = 'yesterday' | 4001
                    """)
    void whatIsNotInTheGrammarIsRefused(String statement, String code) {
        assertThat(caller.query(statement).status()).isEqualTo(400);
        assertThat(caller.query(statement).code()).isEqualTo(code);
    }

    @Test
    void anEmptyPageIsAnEmptyObject() {
        assertThat(caller.rows("select * from Invoice startposition 6")).isEqualTo(json("{}"));
        assertThat(caller.rows("select * from Payment")).isEqualTo(json("{}"));
        assertThat(caller.rows("select count(*) from Invoice where TotalAmt > '10'"))
                .isEqualTo(json("{'totalCount':3}"));
    }

    @Test
    void aStatementMayBePosted() {
        assertThat(caller.send(caller.request("query?minorversion=75")
                                .header("Content-Type", "application/text")
                                .POST(BodyPublishers.ofString(" select * from Invoice\n where DocNumber = 'R-1' ")))
                        .json()
                        .at("/QueryResponse/Invoice/0/DocNumber")
                        .asText())
                .isEqualTo("R-1");
    }

    @Test
    void referenceListsAndSettingsAreRead() {
        for (String entity : List.of("Account", "PaymentMethod", "TaxCode", "Term", "CompanyInfo", "Preferences")) {
            assertThat(caller.rows("select * from " + entity).path(entity))
                    .as(entity)
                    .isNotEmpty();
        }
        assertThat(caller.get("preferences")
                        .json()
                        .at("/Preferences/SalesFormsPrefs/CustomTxnNumbers")
                        .asBoolean())
                .isTrue();
        assertThat(caller.get("companyinfo/" + simulator.realmId())
                        .json()
                        .at("/CompanyInfo/Country")
                        .asText())
                .isEqualTo("USA");
        assertThat(caller.get("taxcode/NON").json().at("/TaxCode/Name").asText())
                .isEqualTo("NON");
        assertThat(caller.post("term", "{'Name':'Net 7'}").code()).isEqualTo("500");
    }
}
