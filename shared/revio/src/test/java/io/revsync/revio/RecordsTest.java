package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.revio.Payment.Application;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

    @Test
    void aCustomerAsRevioAnswersOne() {
        Customer customer = read(Resource.CUSTOMERS, """
                {"ok":true,"customer_id":501,"parent_customer_id":0,"is_parent":true,"account_number":"A-501",
                 "status":"open","class":"Business","email":"a@x.com, b@x.com;c@x.com , a@x.com; n/a","suspended":false,
                 "billing_address":{"address_id":9,"customer_id":0,"first_name":"","last_name":"","company_name":"Acme Ltd",
                   "line_1":"1 Main St","line_2":"","city":"Reno","state_or_province":"NV","postal_code":"89501",
                   "postal_code_extension":"","country_code":235,"created_date":"0001-01-01T00:00:00"},
                 "service_address":null,
                 "finance":{"bill_profile_id":3,"balance":-12.50},
                 "created_date":"2026-01-02T03:04:05","updated_date":"0001-01-01T00:00:00",
                 "links":[{"rel":"self","href":"x"}]}
                """);
        assertThat(customer.id()).isEqualTo("501");
        assertThat(customer.parentId()).isEmpty();
        assertThat(customer.parent()).isTrue();
        assertThat(customer.status()).isEqualTo(CustomerStatus.OPEN);
        assertThat(customer.customerClass()).isEqualTo(CustomerClass.BUSINESS);
        assertThat(customer.emails()).containsExactly("a@x.com", "b@x.com", "c@x.com");
        assertThat(customer.billProfileId()).contains("3");
        assertThat(customer.balance()).contains(new BigDecimal("-12.50"));
        assertThat(customer.created()).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(customer.updated()).isEmpty();
        assertThat(customer.serviceAddress()).isEmpty();
        assertThat(customer.billingAddress().orElseThrow().country()).isEqualTo("USA");
        assertThat(customer.name()).contains("Acme Ltd");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Acme, Jane, Doe, Other, Acme",
                "'', Jane, Doe, Other, Jane Doe",
                "' ', '', Doe, Other, Doe",
                "'', '', '', Other, Other",
                "'', '', '', '', -",
            })
    void aCustomerIsNamedByItsFirstAddressThatNamesAnybody(
            String company, String first, String last, String serviceCompany, String name) {
        Customer customer = read(Resource.CUSTOMERS, """
                {"customer_id":1,"billing_address":{"company_name":"%s","first_name":"%s","last_name":"%s"},
                 "service_address":{"company_name":"%s"}}
                """.formatted(company, first, last, serviceCompany));
        assertThat(customer.name().orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"235, USA", "'\"USA\"', USA", "'\"can\"', CAN", "'\"us\"', USA", "17, ''", "'\"\"', ''", "0, ''"})
    void aCountryIsANumberOrAnAlphaCode(String wire, String country) {
        Customer customer =
                read(Resource.CUSTOMERS, "{\"customer_id\":1,\"listing_address\":{\"country_code\":" + wire + "}}");
        assertThat(customer.listingAddress().orElseThrow().country()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({"total", "bill_total", "total_amount", "amount"})
    void aBillsTotalIsFoundUnderEveryNameItMayHave(String name) {
        Bill bill = read(
                Resource.BILLS,
                "{\"bill_id\":7,\"customer_id\":1,\"balance\":0,\"amount_due\":5,\"" + name + "\":12.34}");
        assertThat(bill.total()).isEqualByComparingTo("12.34");
        assertThat(bill.totalIsOpenBalance()).isFalse();
        assertThat(bill.balance()).contains(BigDecimal.ZERO);
        assertThat(bill.number()).isEqualTo("7");
    }

    @Test
    void aTotalThatFallsWithPaymentsIsMarkedSo() {
        Bill bill = read(Resource.BILLS, "{\"bill_id\":7,\"customer_id\":1,\"balance\":9.99}");
        assertThat(bill.total()).isEqualByComparingTo("9.99");
        assertThat(bill.totalIsOpenBalance()).isTrue();
    }

    @Test
    void aBillsDateFallsBackToItsCycleAndThenItsCreation() {
        assertThat(read(
                        Resource.BILLS,
                        "{\"bill_id\":7,\"customer_id\":1,\"total\":1,\"bill_date\":\"0001-01-01T00:00:00\","
                                + "\"cycle_date\":\"2026-02-01T00:00:00\",\"created_date\":\"2026-02-03T00:00:00\","
                                + "\"bill_number\":\"INV-7\"}"))
                .satisfies(bill -> assertThat(bill.billDate()).contains(LocalDate.of(2026, 2, 1)))
                .satisfies(bill -> assertThat(bill.number()).isEqualTo("INV-7"));
        assertThat(read(Resource.BILLS, "{\"bill_id\":7,\"customer_id\":1,\"total\":1,\"created_date\":\"2026-02-03\"}")
                        .billDate())
                .contains(LocalDate.of(2026, 2, 3));
    }

    @Test
    void aChargeIsRecurringWhenItBillsAServiceProduct() {
        Charge recurring = read(Resource.CHARGES, """
                {"charge_id":"88","customer_id":501,"bill_id":7,"product_id":4,"service_product_id":31,"description":" Fibre ",
                 "quantity":2,"rate":10.005,"amount":20.01,"tax_amount":0,"is_tax_included":true,"is_prorated":"true",
                 "start_date":"2026-02-01","end_date":"2026-02-28"}
                """);
        assertThat(recurring.recurring()).isTrue();
        assertThat(recurring.description()).isEqualTo("Fibre");
        assertThat(recurring.rate()).contains(new BigDecimal("10.005"));
        assertThat(recurring.taxAmount()).contains(BigDecimal.ZERO);
        assertThat(recurring.taxIncluded()).isTrue();
        assertThat(recurring.prorated()).isTrue();
        Charge oneTime =
                read(Resource.CHARGES, "{\"charge_id\":1,\"bill_id\":\"\",\"product_type_id\":3,\"amount\":-5}");
        assertThat(oneTime.recurring()).isFalse();
        assertThat(oneTime.billId()).isEmpty();
        assertThat(oneTime.taxAmount()).isEmpty();
        assertThat(oneTime.quantity()).isEqualByComparingTo("1");
    }

    @Test
    void aCreditsIdHasTwoNames() {
        assertThat(read(Resource.CREDITS, "{\"credit_memo_id\":5,\"amount\":3}").id())
                .isEqualTo("5");
        assertThat(read(Resource.CREDITS, "{\"credit_id\":6,\"credit_memo_id\":5,\"amount\":3}")
                        .id())
                .isEqualTo("6");
    }

    @Test
    void aCreditTellsWhatItWasPostedToOrThatItWasPostedToNothingOrNeither() {
        String credit = "{\"credit_id\":5,\"amount\":3";
        Application whole = new Application("9", new BigDecimal("3"), false);
        Application part = new Application("9", new BigDecimal("2"));

        assertThat(read(Resource.CREDITS, credit + "}").applications()).isEmpty();
        assertThat(read(Resource.CREDITS, credit + ",\"bill_id\":0}").applications())
                .isEmpty();
        assertThat(read(Resource.CREDITS, credit + ",\"bill_id\":9}").applications())
                .contains(List.of(whole));
        assertThat(read(Resource.CREDITS, credit + ",\"applications\":[]}").applications())
                .contains(List.of());
        assertThat(read(Resource.CREDITS, credit + ",\"applications\":[{\"bill_id\":9,\"amount\":2}]}")
                        .applications())
                .contains(List.of(part));
    }

    @Test
    void aPaymentKnowsItsApplicationsAndWhetherItStillCounts() {
        Payment listed = read(Resource.PAYMENTS, """
                {"payment_id":1,"customer_id":2,"amount":100.00,"payment_type":"ACH","reference_number":"R1",
                 "received_date":"2026-03-01","applications":[{"bill_id":7,"amount":60.00},{"bill_id":8,"amount":"15.5"}]}
                """);
        assertThat(listed.applications())
                .containsExactly(
                        new Payment.Application("7", new BigDecimal("60.00")),
                        new Payment.Application("8", new BigDecimal("15.5")));
        assertThat(listed.state()).isEqualTo(PaymentState.POSTED);
        assertThat(read(Resource.PAYMENTS, "{\"payment_id\":1,\"customer_id\":2,\"amount\":4,\"bill_id\":9}")
                        .applications())
                .containsExactly(new Payment.Application("9", new BigDecimal("4"), false));
        assertThat(state("\"is_reversed\":true")).isEqualTo(PaymentState.REVERSED);
        assertThat(state("\"voided_date\":\"2026-03-02\"")).isEqualTo(PaymentState.VOIDED);
        assertThat(state("\"voided_date\":\"0001-01-01T00:00:00\"")).isEqualTo(PaymentState.POSTED);
        assertThat(state("\"status\":\"Void\"")).isEqualTo(PaymentState.VOIDED);
        assertThat(state("\"status\":\"HELD\"")).isEqualTo(PaymentState.UNKNOWN);
    }

    @Test
    void theCatalogIsRead() {
        assertThat(read(
                        Resource.PRODUCTS,
                        "{\"product_id\":4,\"description\":\"Fibre\",\"ledger_code\":\"4000\",\"rate\":9.5}"))
                .satisfies(product -> assertThat(product.ledgerCode()).isEqualTo("4000"))
                .satisfies(product -> assertThat(product.active()).isTrue());
        assertThat(read(Resource.PRODUCT_TYPES, "{\"product_type_id\":1,\"product_type_code\":\"P\",\"active\":false}"))
                .isEqualTo(new ProductType("1", "P", "", false));
        assertThat(read(Resource.BILL_PROFILES, "{\"bill_profile_id\":3,\"description\":\"Monthly\",\"active\":true}"))
                .isEqualTo(new BillProfile("3", "Monthly", true));
    }

    @Test
    void aRecordThatCannotBeReadIsNamedWithItsField() {
        UnreadableRecord unreadable = unreadable(Resource.CHARGES, "{\"charge_id\":88,\"amount\":\"12,50\"}");
        assertThat(unreadable.id()).isEqualTo("88");
        assertThat(unreadable.field()).isEqualTo("amount");
        assertThat(unreadable).hasToString("Rev.io Charges 88: its amount \"12,50\" is not a number.");
        assertThat(unreadable(Resource.BILLS, "{\"customer_id\":1,\"total\":5}"))
                .hasToString(
                        "Rev.io Bills record without an id: it has no bill id (looked for bill_id, statement_id, id).");
        assertThat(unreadable(Resource.BILLS, "{\"bill_id\":3,\"customer_id\":1}")
                        .reason())
                .contains("total", "amount_due");
        assertThat(unreadable(Resource.CUSTOMERS, "[]").id()).isEmpty();
    }

    private static PaymentState state(String field) {
        return read(Resource.PAYMENTS, "{\"payment_id\":1,\"customer_id\":2,\"amount\":4," + field + "}")
                .state();
    }

    private static <T> T read(Resource<T> resource, String json) {
        List<T> read = new ArrayList<>();
        resource.read(Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow(), read::add, unreadable -> {
            throw new AssertionError(unreadable.toString());
        });
        return read.get(0);
    }

    private static UnreadableRecord unreadable(Resource<?> resource, String json) {
        List<UnreadableRecord> unreadable = new ArrayList<>();
        resource.read(
                Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                read -> {
                    throw new AssertionError(read.toString());
                },
                unreadable::add);
        return unreadable.get(0);
    }
}
