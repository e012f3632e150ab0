package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.http.Reply;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void aTakenNumberNamesItsTransaction() {
        Fault fault = fault("duplicate-number.json");
        assertThat(fault.kind()).isEqualTo(FaultKind.DUPLICATE_DOC_NUMBER);
        assertThat(fault.existingId()).contains("4711");
    }

    @Test
    void aTakenNameNamesItsRecordWhenQuickBooksDoes() {
        assertThat(fault("duplicate-name.json").existingId()).contains("58");
        assertThat(fault("duplicate-name-without-id.json").kind()).isEqualTo(FaultKind.DUPLICATE_NAME);
        assertThat(fault("duplicate-name-without-id.json").existingId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3200,RECONNECT",
        "3100,RECONNECT",
        "120,RECONNECT",
        "140,SUSPENDED",
        "150,SUSPENDED",
        "6190,SUSPENDED",
        "3001,THROTTLED",
        "130,RETRY",
        "600,RETRY",
        "10000,RETRY",
        "4002,RETRY",
        "5010,STALE",
        "6240,DUPLICATE_NAME",
        "6140,DUPLICATE_DOC_NUMBER",
        "610,BAD_REFERENCE",
        "2500,BAD_REFERENCE",
        "6250,BAD_REFERENCE",
        "6200,CLOSED_PERIOD",
        "6210,CLOSED_PERIOD",
        "6540,LOCKED",
        "6450,LOCKED",
        "6480,LOCKED",
        "6000,REFUSED",
        "2050,REFUSED",
        "2020,REFUSED",
        "2040,REFUSED",
        "2170,REFUSED",
        "2210,REFUSED",
        "620,REFUSED",
        "5020,REFUSED",
        "2010,DEFECT",
        "2130,DEFECT",
        "6070,DEFECT",
        "500,DEFECT",
        "4001,DEFECT",
        "1040,DEFECT"
    })
    void everyCodeHasOneMeaningAndAWayOut(int code, FaultKind kind) {
        FaultAdvice advice = FaultTable.of(code, "ValidationFault");
        assertThat(advice.kind()).isEqualTo(kind);
        assertThat(advice.message()).isNotBlank();
        assertThat(advice.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION,RECONNECT",
        "SystemFault,RETRY",
        "SERVICE,RETRY",
        "ValidationFault,REFUSED",
        "'',REFUSED"
    })
    void aCodeNobodyListsIsJudgedByItsType(String type, FaultKind kind) {
        assertThat(FaultTable.of(987654, type).kind()).isEqualTo(kind);
    }

    @Test
    void theGravestErrorSaysWhatCanBeDone() {
        Fault fault = parse("{\"Fault\":{\"Error\":[{\"code\":\"6240\",\"Detail\":\"x : Id=3\"},{\"code\":\"2500\"}]}}")
                .orElseThrow();
        assertThat(fault.kind()).isEqualTo(FaultKind.BAD_REFERENCE);
        assertThat(fault.existingId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html><body>502</body></html>",
                "<html><br></html>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Fault>&e;</Fault>",
                "{\"Invoice\":{}}",
                "{\"Fault\":",
                "[]",
                "null"
            })
    void whatIsNoFaultIsNone(String body) {
        assertThat(parse(body)).isEmpty();
    }

    @Test
    void tokensAreTakenOutOfTexts() {
        String token = "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2Iiwi.x";
        assertThat(Redaction.of("Token expired: AB01601390262kxz", "")).isEqualTo("Token expired: [token]");
        assertThat(Redaction.of("bad " + token + "!", token)).isEqualTo("bad [token]!");
        assertThat(Redaction.of("x " + "a1.".repeat(20) + " y", "")).isEqualTo("x [token] y");
        String plain = "DocNumber=R-88231 is assigned to TxnType=Invoice with TxnId=4711";
        assertThat(Redaction.of(plain, token)).isEqualTo(plain);
    }

    private static Fault fault(String file) {
        return parse(Scripted.file(file)).orElseThrow();
    }

    private static Optional<Fault> parse(String body) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return FaultReader.read(new Reply(400, none, body.getBytes(StandardCharsets.UTF_8)), text -> text);
    }
}
