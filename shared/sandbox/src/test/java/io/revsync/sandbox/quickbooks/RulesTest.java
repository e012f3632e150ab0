package io.revsync.sandbox.quickbooks;

import static io.revsync.sandbox.quickbooks.Caller.invoiceOf;
import static io.revsync.sandbox.quickbooks.Caller.json;
import static io.revsync.sandbox.quickbooks.Caller.line;
import static io.revsync.sandbox.quickbooks.Caller.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of single records: references, amounts, numbers, tax, closed books. */
class RulesTest {

    private QuickBooksSimulator simulator;
    private Caller caller;
    private String customer;
    private String item;

    @BeforeEach
    void start() {
        open(QuickBooksOptions.defaults());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void reopen(QuickBooksOptions options) {
        simulator.close();
        open(options);
    }

    private void open(QuickBooksOptions options) {
        simulator = QuickBooksSimulator.start(options.limits(false));
        caller = new Caller(simulator);
        customer = caller.customer("Acme");
        item = caller.item("Line rental");
    }

    @Test
    void referencesMustExistAndBeActive() {
        assertThat(code("invoice", invoiceOf("999", item, "", "1"))).isEqualTo("2500");
        assertThat(code("invoice", invoiceOf(customer, "999", "", "1"))).isEqualTo("2500");
        caller.accepted("Item", "{'Id':'" + item + "','SyncToken':'0','sparse':true,'Active':false}");
        assertThat(code("invoice", invoiceOf(customer, item, "", "1"))).isEqualTo("610");
        assertThat(code("payment", paymentOf(customer, "1").replaceFirst("\\{", "{'PaymentMethodRef':{'value':'99'},")))
                .isEqualTo("2500");
        assertThat(code(
                        "payment",
                        paymentOf(customer, "1").replaceFirst("\\{", "{'DepositToAccountRef':{'value':'4'},")))
                .isEqualTo("6430");
        assertThat(code("item", "{'Name':'X','Type':'Service'}")).isEqualTo("2020");
        assertThat(code("item", "{'Name':'X','IncomeAccountRef':{'value':'1'}}"))
                .isEqualTo("6430");
        assertThat(code("item", "{'Name':'line RENTAL (deleted)','IncomeAccountRef':{'value':'4'}}"))
                .isEqualTo("6240");
    }

    @Test
    void anAmountIsQuantityTimesPriceRoundedHalfUp() {
        assertThat(code("invoice", priced("8.128", "14.5", "117.85"))).isEqualTo("6070");
        assertThat(code("invoice", priced("8.128", "14.5", "117.86"))).isEmpty();
        assertThat(code("invoice", priced("128.350", "14.50", "1861.07"))).isEqualTo("6070");
        assertThat(code("invoice", priced("128.350", "14.50", "1861.08"))).isEmpty();
    }

    @Test
    void anInvoiceBelowZeroIsRefusedAndOneWithACreditLineIsNot() {
        assertThat(code("invoice", lines(line(item, "10"), line(item, "-10.01"))))
                .isEqualTo("6000");
        ObjectNode invoice = caller.accepted("Invoice", lines(line(item, "10"), line(item, "-4")));
        assertThat(invoice.get("TotalAmt").decimalValue()).isEqualByComparingTo("6");
    }

    @Test
    void aLineWithoutAnItemIsTextAndADiscountIsTakenOff() {
        ObjectNode invoice = caller.accepted(
                "Invoice",
                lines(
                        line(item, "10"),
                        "{'Amount':99,'Description':'note','DetailType':'SalesItemLineDetail','SalesItemLineDetail':{}}",
                        "{'DetailType':'DiscountLineDetail','DiscountLineDetail':{'PercentBased':true,'DiscountPercent':10}}"));
        assertThat(invoice.get("TotalAmt").decimalValue()).isEqualByComparingTo("9");
        assertThat(invoice.get("Line")).hasSize(4);
        assertThat(invoice.at("/Line/1/DetailType").asText()).isEqualTo("DescriptionOnly");
    }

    @Test
    void closedBooksTakeNothing() {
        String january = invoiceOf(customer, item, "", "1").replaceFirst("\\{", "{'TxnDate':'2026-01-31',");
        ObjectNode invoice = caller.accepted("Invoice", january);
        simulator.ledger().put("Preferences", "1", json("{'AccountingInfoPrefs':{'BookCloseDate':'2026-01-31'}}"));
        assertThat(code("invoice", january)).isEqualTo("6200");
        assertThat(code("invoice", january.replace("01-31", "02-01"))).isEmpty();
        String key = "{'Id':'" + invoice.get("Id").asText() + "','SyncToken':'0','sparse':true}";
        assertThat(code("invoice", key.replace("}", ",'TxnDate':'2026-02-01'}")))
                .isEqualTo("6200");
        assertThat(code("invoice?operation=void", key)).isEqualTo("6200");
        assertThat(code("invoice?operation=delete", key)).isEqualTo("6200");
        reopen(QuickBooksOptions.defaults().bookCloseDate(LocalDate.parse("2026-01-31")));
        assertThat(code("payment", paymentOf(customer, "1").replaceFirst("\\{", "{'TxnDate':'2026-01-31',")))
                .isEqualTo("6200");
    }

    @Test
    void automatedSalesTaxTaxesTaxLinesUnlessATotalIsSent() {
        String two = lines(taxed(item, "10.00", "TAX"), taxed(item, "5", "NON"));
        ObjectNode computed = caller.accepted("Invoice", two);
        assertThat(computed.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("0.83");
        assertThat(computed.at("/TxnTaxDetail/TaxLine/0/TaxLineDetail/NetAmountTaxable")
                        .decimalValue())
                .isEqualByComparingTo("10");
        assertThat(computed.get("TotalAmt").decimalValue()).isEqualByComparingTo("15.83");

        ObjectNode overridden =
                caller.accepted("Invoice", two.replaceFirst("\\{", "{'TxnTaxDetail':{'TotalTax':0.82},"));
        assertThat(overridden.get("TotalAmt").decimalValue()).isEqualByComparingTo("15.82");
        ObjectNode noted = caller.accepted(
                "Invoice",
                "{'Id':'" + overridden.get("Id").asText() + "','SyncToken':'0','sparse':true,'PrivateNote':'x'}");
        assertThat(noted.get("TotalAmt").decimalValue()).isEqualByComparingTo("15.82");
        assertThat(code("invoice", lines(taxed(item, "1", "2")))).isEqualTo("6100");

        String untaxed = caller.accepted("Customer", "{'DisplayName':'Charity','Taxable':false}")
                .get("Id")
                .asText();
        assertThat(caller.accepted(
                                "Invoice",
                                two.replace("'value':'" + customer + "'},'Line'", "'value':'" + untaxed + "'},'Line'"))
                        .get("TotalAmt")
                        .decimalValue())
                .isEqualByComparingTo("15");
    }

    @Test
    void aManualCompanyTaxesByTheCodeOfTheTransaction() {
        reopen(QuickBooksOptions.defaults().taxRegime(TaxRegime.US_MANUAL));
        String two = lines(taxed(item, "10", "TAX"), taxed(item, "5", "NON"));
        assertThat(caller.accepted("Invoice", two).get("TotalAmt").decimalValue())
                .isEqualByComparingTo("15");
        assertThat(caller.accepted(
                                "Invoice", two.replaceFirst("\\{", "{'TxnTaxDetail':{'TxnTaxCodeRef':{'value':'2'}},"))
                        .get("TotalAmt")
                        .decimalValue())
                .isEqualByComparingTo("15.8");
    }

    @Test
    void elsewhereEachLineHasItsCodeAndEachRateIsRoundedOnce() {
        reopen(QuickBooksOptions.defaults().taxRegime(TaxRegime.GLOBAL));
        String line = taxed(item, "1498.72", "4");
        String three = lines(line, line, line);
        assertThat(code("invoice", three)).isEqualTo("2020");
        String excluded = three.replaceFirst("\\{", "{'GlobalTaxCalculation':'TaxExcluded',");
        ObjectNode invoice = caller.accepted("Invoice", excluded);
        assertThat(invoice.at("/TxnTaxDetail/TaxLine/1/Amount").decimalValue()).isEqualByComparingTo("448.49");
        assertThat(invoice.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("673.30");
        assertThat(code(
                        "invoice",
                        lines(line(item, "1")).replaceFirst("\\{", "{'GlobalTaxCalculation':'TaxExcluded',")))
                .isEqualTo("6000");
        assertThat(code(
                        "invoice",
                        three.replaceFirst(
                                "\\{", "{'GlobalTaxCalculation':'NotApplicable','TxnTaxDetail':{'TotalTax':1},")))
                .isEqualTo("6170");
        ObjectNode inclusive = caller.accepted(
                "Invoice",
                lines(taxed(item, "108", "2")).replaceFirst("\\{", "{'GlobalTaxCalculation':'TaxInclusive',"));
        assertThat(inclusive.get("TotalAmt").decimalValue()).isEqualByComparingTo("108");
        assertThat(inclusive.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("8");
    }

    @Test
    void fieldsThatDoNotFitAreNamed() {
        assertThat(caller.post("customer", "{'DisplayName':'X','PrimaryEmailAddr':{'Address':'nobody'}}")
                        .code())
                .isEqualTo("2210");
        assertThat(caller.post("customer", "{'CompanyName':'X'}").code()).isEqualTo("2020");
        assertThat(caller.accepted("Customer", "{'GivenName':'Ann','FamilyName':'Lee'}")
                        .get("DisplayName")
                        .asText())
                .isEqualTo("Ann Lee");
        ObjectNode memo = json(invoiceOf(customer, item, "", "1"));
        memo.putObject("CustomerMemo").put("value", "m".repeat(1001));
        assertThat(caller.post("invoice", memo)
                        .json()
                        .at("/Fault/Error/0/element")
                        .asText())
                .isEqualTo("Customer Memo");
        assertThat(code("customer?operation=delete", "{'Id':'" + customer + "','SyncToken':'0'}"))
                .isEqualTo("500");
        assertThat(code("Invoice", "{}")).isEqualTo("500");
        assertThat(code("invoice", "{'Id':'999','SyncToken':'0','sparse':true}"))
                .isEqualTo("610");
    }

    @Test
    void aTaxableInvoiceHasAtMost750Lines() {
        ObjectNode invoice = json(lines());
        for (int i = 0; i < 751; i++) {
            invoice.withArrayProperty("Line").add(json(taxed(item, "1", "TAX")));
        }
        assertThat(caller.post("invoice", invoice).code()).isEqualTo("6000");
        invoice.withArrayProperty("Line").remove(0);
        assertThat(caller.post("invoice", invoice).status()).isEqualTo(200);
    }

    @Test
    void aChangeOfNothingKeepsTheSyncTokenOfACustomer() {
        ObjectNode same = caller.accepted(
                "Customer", "{'Id':'" + customer + "','SyncToken':'0','sparse':true,'DisplayName':'Acme'}");
        assertThat(same.get("SyncToken").asText()).isEqualTo("0");
    }

    private String code(String path, String body) {
        return caller.post(path, body).code();
    }

    private String lines(String... lines) {
        return "{'CustomerRef':{'value':'" + customer + "'},'Line':[" + String.join(",", lines) + "]}";
    }

    private String priced(String quantity, String price, String amount) {
        ObjectNode invoice = json(invoiceOf(customer, item, "", amount));
        ((ObjectNode) invoice.at("/Line/0/SalesItemLineDetail"))
                .setAll(json("{'Qty':" + quantity + ",'UnitPrice':" + price + "}"));
        return new String(SandboxJson.write(invoice)).replace('"', '\'');
    }

    private static String taxed(String item, String amount, String code) {
        return line(item, amount).replace("'}}}", "'},'TaxCodeRef':{'value':'" + code + "'}}}");
    }
}
