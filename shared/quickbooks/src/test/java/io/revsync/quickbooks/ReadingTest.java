package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.http.DefectException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers in the shapes real companies have given. */
class ReadingTest {

    private final Scripted quickBooks = new Scripted();

    @AfterEach
    void close() {
        quickBooks.close();
    }

    @Test
    void anInvoice() {
        Invoice invoice = read(Entity.INVOICE, "invoice.json");
        assertThat(quickBooks.requests.get(0).path()).isEqualTo("/v3/company/9341452/invoice/1");
        assertThat(invoice.id()).isEqualTo("4711");
        assertThat(invoice.syncToken()).isEqualTo("3");
        assertThat(invoice.docNumber()).isEqualTo("R-88231");
        assertThat(invoice.txnDate()).isEqualTo(LocalDate.of(2026, 9, 29));
        assertThat(invoice.dueDate()).contains(LocalDate.of(2026, 10, 29));
        assertThat(invoice.totalAmt()).isEqualByComparingTo("212.57");
        assertThat(invoice.balance()).isEqualByComparingTo("12.57");
        assertThat(invoice.totalTax()).isEqualByComparingTo("0.07");
        assertThat(invoice.customer()).isEqualTo(new Ref("58", "Zoë's Diner & Grill"));
        assertThat(invoice.currency()).isEqualTo("USD");
        assertThat(invoice.email()).isEqualTo("office@zoes.example");
        assertThat(invoice.privateNote()).isEqualTo("Rev.io bill 88231");
        assertThat(invoice.linked()).containsExactly(new LinkedTxn("4790", "Payment"));
        assertThat(invoice.createdAt()).isEqualTo(Instant.parse("2026-09-29T12:58:07Z"));
        assertThat(invoice.updatedAt()).isEqualTo(Instant.parse("2026-09-30T13:01:02Z"));
        assertThat(invoice.voided()).isFalse();
        assertThat(invoice.lines()).hasSize(2);
        Line line = invoice.lines().get(0);
        assertThat(line.amount().orElseThrow().toPlainString()).isEqualTo("112.50");
        assertThat(line.quantity().orElseThrow()).isEqualByComparingTo("3");
        assertThat(line.unitPrice().orElseThrow()).isEqualByComparingTo("37.50");
        assertThat(line.item()).contains(new Ref("7", "Voice:Hosted PBX"));
        assertThat(line.taxCode()).isEqualTo("NON");
        assertThat(line.description()).isEqualTo("Hosted PBX, September");
        assertThat(invoice.json().path("CustomField").get(0).path("Name").asText())
                .isEqualTo("Crew #");
    }

    @Test
    void aVoidedInvoiceIsKnownByItsZeroAndItsNote() {
        assertThat(read(Entity.INVOICE, "invoice-voided.json").voided()).isTrue();
    }

    @Test
    void aPaymentAndWhatItIsAppliedTo() {
        Payment payment = read(Entity.PAYMENT, "payment.json");
        assertThat(payment.totalAmt()).isEqualByComparingTo("250");
        assertThat(payment.unappliedAmt()).isEqualByComparingTo("50");
        assertThat(payment.paymentRefNum()).isEqualTo("RVP-5501");
        assertThat(payment.paymentMethod()).contains(new Ref("3", ""));
        assertThat(payment.depositToAccount()).contains(new Ref("4", ""));
        assertThat(payment.createdAt()).isEqualTo(Instant.parse("2026-10-05T13:47:06Z"));
        assertThat(payment.lines()).singleElement().satisfies(line -> {
            assertThat(line.amount().orElseThrow()).isEqualByComparingTo("200");
            assertThat(line.linked()).singleElement().satisfies(link -> assertThat(link.is(Entity.INVOICE))
                    .isTrue());
        });
    }

    @Test
    void aCreditMemo() {
        CreditMemo credit = read(Entity.CREDIT_MEMO, "creditmemo.json");
        assertThat(quickBooks.requests.get(0).path()).endsWith("/creditmemo/1");
        assertThat(credit.remainingCredit()).isEqualByComparingTo("15.25");
        assertThat(credit.docNumber()).isEqualTo("CR-77");
        assertThat(credit.lines()).hasSize(1);
        assertThat(credit.totalTax()).isZero();
    }

    @Test
    void aCustomer() {
        Customer customer = read(Entity.CUSTOMER, "customer.json");
        assertThat(customer.displayName()).isEqualTo("Zoë's Diner & Grill");
        assertThat(customer.fullyQualifiedName()).isEqualTo("Harbor Group:Zoë's Diner & Grill");
        assertThat(customer.job()).isTrue();
        assertThat(customer.parent()).contains(new Ref("51", ""));
        assertThat(customer.billAddress())
                .isEqualTo(new Address(List.of("12 Harbor Rd.", "Suite 4"), "Savannah", "GA", "31401", ""));
        assertThat(customer.shipAddress().isEmpty()).isTrue();
        assertThat(customer.email()).isEqualTo("office@zoes.example");
        assertThat(customer.phone()).isEqualTo("(912) 555-0147");
        assertThat(customer.mobile()).isEmpty();
        assertThat(customer.balance()).isEqualByComparingTo("212.57");
    }

    @Test
    void anItemAndTheCompany() {
        Item item = read(Entity.ITEM, "item.json");
        assertThat(item.sellable()).isTrue();
        assertThat(item.incomeAccount()).contains(new Ref("48", "Fees Billed"));

        quickBooks.then(200, "companyinfo.json");
        CompanyInfo company = quickBooks.client().companyInfo(quickBooks.deadline());
        assertThat(company.companyName()).isEqualTo("Tidewater Telecom");
        assertThat(company.address().country()).isEqualTo("USA");
        assertThat(quickBooks.requests.get(1).path()).isEqualTo("/v3/company/9341452/companyinfo/9341452");
    }

    @Test
    void theSettingsThatDecideHowRecordsAreWritten() {
        quickBooks.then(200, "preferences.json");
        Preferences preferences = quickBooks.client().preferences(quickBooks.deadline());
        assertThat(preferences.customTxnNumbers()).isTrue();
        assertThat(preferences.autoApplyCredit()).isTrue();
        assertThat(preferences.autoApplyPayments()).isFalse();
        assertThat(preferences.automatedSalesTax()).isTrue();
        assertThat(preferences.multiCurrency()).isFalse();
        assertThat(preferences.homeCurrency()).isEqualTo("USD");
        assertThat(preferences.bookCloseDate()).contains(LocalDate.of(2025, 12, 31));
    }

    @Test
    void changesAreReadByNameAndDeletionsApart() {
        quickBooks.then(200, "cdc.json");
        Instant since = quickBooks.clock.instant().minus(Duration.ofDays(13));
        Changes changes = quickBooks
                .client()
                .cdc(List.of(Entity.CUSTOMER, Entity.INVOICE, Entity.PAYMENT), since, quickBooks.deadline());
        assertThat(quickBooks.requests.get(0).param("entities")).contains("Customer,Invoice,Payment");
        assertThat(quickBooks.requests.get(0).param("changedSince")).contains("2026-09-27T12:00:00+00:00");
        assertThat(changes.asOf()).isEqualTo(Instant.parse("2026-09-29T15:02:53.512Z"));
        assertThat(changes.changed(Entity.INVOICE)).extracting(Invoice::id).containsExactly("48");
        assertThat(changes.deletions(Entity.INVOICE))
                .containsExactly(
                        new Changes.Deletion("979", java.util.Optional.of(Instant.parse("2026-09-28T17:00:00Z"))));
        assertThat(changes.changed(Entity.CUSTOMER))
                .extracting(Customer::active)
                .containsExactly(false);
        assertThat(changes.changed(Entity.PAYMENT)).isEmpty();
        assertThat(changes.full()).isFalse();
    }

    @Test
    void changesFromBeforeThirtyDaysAreNotAskedFor() {
        Instant since = quickBooks.clock.instant().minus(Duration.ofDays(31));
        assertThatThrownBy(() -> quickBooks.client().cdc(List.of(Entity.INVOICE), since, quickBooks.deadline()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordThatLacksItsMoneyIsToldNotGuessed() {
        Invoice invoice = new Invoice(Json.object().put("Id", "12"));
        assertThatThrownBy(invoice::totalAmt)
                .isInstanceOf(DefectException.class)
                .hasMessageContaining("Id 12")
                .hasMessageContaining("TotalAmt");
    }

    private <T extends QuickBooksRecord> T read(Entity<T> entity, String file) {
        quickBooks.then(200, file);
        return quickBooks.client().read(entity, "1", quickBooks.deadline()).orElseThrow();
    }
}
