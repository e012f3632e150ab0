package io.revsync.sandbox.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.intuit.ipp.core.Context;
import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.core.ServiceType;
import com.intuit.ipp.data.CreditMemo;
import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.EmailAddress;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.Invoice;
import com.intuit.ipp.data.Item;
import com.intuit.ipp.data.ItemTypeEnum;
import com.intuit.ipp.data.Line;
import com.intuit.ipp.data.LineDetailTypeEnum;
import com.intuit.ipp.data.LinkedTxn;
import com.intuit.ipp.data.OperationEnum;
import com.intuit.ipp.data.Payment;
import com.intuit.ipp.data.ReferenceType;
import com.intuit.ipp.data.SalesItemLineDetail;
import com.intuit.ipp.exception.AuthenticationException;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.security.OAuth2Authorizer;
import com.intuit.ipp.services.BatchOperation;
import com.intuit.ipp.services.CDCQueryResult;
import com.intuit.ipp.services.DataService;
import com.intuit.ipp.services.QueryResult;
import com.intuit.ipp.util.Config;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Intuit's own Java SDK, which knows nothing of the simulator, reads and writes it as if it were QuickBooks. */
class IntuitSdkTest {

    private final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(QuickBooksOptions.defaults().limits(false));
    private DataService intuit;
    private Customer customer;
    private Item item;

    @BeforeEach
    void connect() throws FMSException {
        intuit = service(simulator.accessToken());
        Customer newCustomer = new Customer();
        newCustomer.setDisplayName("Amy's Bird Sanctuary");
        EmailAddress email = new EmailAddress();
        email.setAddress("amy@example.com");
        newCustomer.setPrimaryEmailAddr(email);
        customer = intuit.add(newCustomer);
        Item newItem = new Item();
        newItem.setName("Line rental");
        newItem.setType(ItemTypeEnum.SERVICE);
        newItem.setIncomeAccountRef(reference("4"));
        item = intuit.add(newItem);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void createsReadsUpdatesAndVoids() throws FMSException {
        Invoice created = intuit.add(invoice("R-1", "100.00"));
        assertThat(created.getTotalAmt()).isEqualByComparingTo("100");
        assertThat(created.getLine()).hasSize(2);
        assertThat(created.getMetaData().getLastUpdatedTime()).isNotNull();

        Invoice read = intuit.findById(created);
        assertThat(read.getDocNumber()).isEqualTo("R-1");
        assertThat(read.getCustomerRef().getName()).isEqualTo("Amy's Bird Sanctuary");

        read.setPrivateNote("read and written whole");
        Invoice updated = intuit.update(read);
        assertThat(updated.getSyncToken()).isEqualTo("1");
        assertThat(updated.getTotalAmt()).isEqualByComparingTo("100");

        Payment payment = intuit.add(payment(created.getId(), "60"));
        assertThat(intuit.findById(created).getBalance()).isEqualByComparingTo("40");
        Payment voided = intuit.voidRequest(intuit.findById(payment));
        assertThat(voided.getTotalAmt()).isZero();
        assertThat(intuit.findById(created).getBalance()).isEqualByComparingTo("100");
        assertThat(intuit.voidRequest(intuit.findById(created)).getPrivateNote())
                .startsWith("Voided");
    }

    @Test
    void queriesWithItsOwnEscaping() throws FMSException {
        intuit.add(invoice("R-1", "100"));
        QueryResult found = intuit.executeQuery("select * from Customer where DisplayName = 'Amy\\'s Bird Sanctuary'");
        assertThat(found.getEntities()).hasSize(1);
        assertThat(((Customer) found.getEntities().get(0)).getBalance()).isEqualByComparingTo("100");
        assertThat(intuit.executeQuery("select count(*) from Invoice").getTotalCount())
                .isEqualTo(1);
        assertThat(intuit.findAll(new Item())).hasSize(1);
    }

    @Test
    void batchesWithOneFaultAmongThem() throws FMSException {
        BatchOperation batch = new BatchOperation();
        batch.addEntity(invoice("R-1", "10"), OperationEnum.CREATE, "1");
        batch.addEntity(invoice("R-1", "20"), OperationEnum.CREATE, "2");
        batch.addQuery("select * from Customer", "3");
        intuit.executeBatch(batch);
        assertThat(((Invoice) batch.getEntity("1")).getTotalAmt()).isEqualByComparingTo("10");
        assertThat(batch.getFault("2").getError().get(0).getCode()).isEqualTo("6140");
        assertThat(batch.getQueryResponse("3").getEntities()).hasSize(1);
    }

    @Test
    void seesChangesAndDeletions() throws FMSException {
        String since = simulator
                .clock()
                .instant()
                .minusSeconds(60)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Invoice kept = intuit.add(invoice("R-1", "10"));
        Invoice gone = intuit.add(invoice("R-2", "10"));
        intuit.delete(gone);
        List<IEntity> asked = new ArrayList<>(List.of(new Invoice(), new CreditMemo()));
        List<CDCQueryResult> results = intuit.executeCDCQuery(asked, since);
        List<? extends IEntity> invoices =
                results.get(0).getQueryResults().get("Invoice").getEntities();
        assertThat(invoices).extracting(one -> ((Invoice) one).getId()).containsExactly(kept.getId(), gone.getId());
        assertThat(((Invoice) invoices.get(1)).getStatus()).isEqualTo(EntityStatusEnum.DELETED);
    }

    @Test
    void getsItsOwnExceptionsForFaults() throws FMSException {
        intuit.add(invoice("R-1", "10"));
        assertThatThrownBy(() -> intuit.add(invoice("R-1", "10"))).isInstanceOfSatisfying(FMSException.class, fault -> {
            assertThat(fault.getErrorList().get(0).getCode()).isEqualTo("6140");
            assertThat(fault.getErrorList().get(0).getDetail()).contains("TxnId=");
        });
        Customer twin = new Customer();
        twin.setDisplayName("AMY'S bird sanctuary");
        assertThatThrownBy(() -> intuit.add(twin)).isInstanceOfSatisfying(FMSException.class, fault -> assertThat(
                        fault.getErrorList().get(0).getCode())
                .isEqualTo("6240"));
        assertThatThrownBy(() -> service("expired").findById(customer)).isInstanceOf(AuthenticationException.class);
    }

    private DataService service(String token) throws FMSException {
        // The SDK's default transport forgets the port; this one does not. Both settings are of this thread.
        Config.setProperty(Config.BASE_URL_QBO, simulator.companiesUrl().toString());
        Config.setProperty(Config.HTTP_TRANSPORT, "HTTP_URL_CONNECTION");
        return new DataService(new Context(new OAuth2Authorizer(token), ServiceType.QBO, simulator.realmId()));
    }

    private Invoice invoice(String docNumber, String amount) {
        SalesItemLineDetail detail = new SalesItemLineDetail();
        detail.setItemRef(reference(item.getId()));
        Line line = new Line();
        line.setAmount(new BigDecimal(amount));
        line.setDetailType(LineDetailTypeEnum.SALES_ITEM_LINE_DETAIL);
        line.setSalesItemLineDetail(detail);
        Invoice invoice = new Invoice();
        invoice.setDocNumber(docNumber);
        invoice.setCustomerRef(reference(customer.getId()));
        invoice.setLine(List.of(line));
        return invoice;
    }

    private Payment payment(String invoiceId, String amount) {
        LinkedTxn link = new LinkedTxn();
        link.setTxnId(invoiceId);
        link.setTxnType("Invoice");
        Line line = new Line();
        line.setAmount(new BigDecimal(amount));
        line.setLinkedTxn(List.of(link));
        Payment payment = new Payment();
        payment.setCustomerRef(reference(customer.getId()));
        payment.setTotalAmt(new BigDecimal(amount));
        payment.setLine(List.of(line));
        return payment;
    }

    private static ReferenceType reference(String id) {
        ReferenceType reference = new ReferenceType();
        reference.setValue(id);
        return reference;
    }
}
