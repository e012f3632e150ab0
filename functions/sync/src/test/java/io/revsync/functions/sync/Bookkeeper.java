package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.control.Ledger;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Somebody who works in QuickBooks itself. */
record Bookkeeper(World world) {

    /** A payment by the customer of that name, received on the 9th. @param more further properties, in JSON with single quotes */
    String receives(String customer, String amount, String more) {
        ObjectNode payment = TestBooks.json("{'TotalAmt': " + amount + ", 'TxnDate': '2026-11-09'" + comma(more) + "}");
        payment.putObject("CustomerRef").put("value", customerId(customer));
        return ledger().put("Payment", null, payment).path("Id").asText();
    }

    /** A line that pays an amount of the invoice of that number. */
    String line(String docNumber, String amount) {
        return "{'Amount': " + amount + ", 'LinkedTxn': [{'TxnId': '" + id("Invoice", "DocNumber", docNumber)
                + "', 'TxnType': 'Invoice'}]}";
    }

    String customerId(String name) {
        return id("Customer", "DisplayName", name);
    }

    String id(String entity, String field, String value) {
        return find(entity, field, value).path("Id").asText();
    }

    ObjectNode find(String entity, String field, String value) {
        return ledger().all(entity)
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    ObjectNode create(String entity, String record) {
        return ledger().put(entity, null, TestBooks.json(record));
    }

    void edit(String entity, String id, Consumer<ObjectNode> change) {
        ObjectNode record = ledger().get(entity, id).orElseThrow().deepCopy();
        change.accept(record);
        ledger().put(entity, id, record);
    }

    void voids(String id) {
        ledger().put("Payment", id, TestBooks.json("{'_operation': 'void'}"));
    }

    void deletes(String id) {
        ledger().delete("Payment", id);
    }

    /** A customer with company name, e-mail and address. @param more further properties, in JSON with single quotes */
    String takesOn(String company, String more) {
        return create(
                        "Customer",
                        "{'DisplayName': '" + company + "', 'CompanyName': '" + company
                                + "', 'PrimaryEmailAddr': {'Address': 'office@"
                                + company.toLowerCase(Locale.ROOT).replace(" ", "")
                                + ".example'}, 'BillAddr': {'Line1': '1 High St', 'Line2': 'Suite 5', 'City': 'Reno', 'CountrySubDivisionCode': 'NV',"
                                + " 'PostalCode': '89501-1234', 'Country': 'USA'}" + comma(more) + "}")
                .path("Id")
                .asText();
    }

    void merges(String gone, String staying) {
        ledger().put("Customer", gone, TestBooks.json("{'_mergeInto': '" + staying + "'}"));
    }

    Stream<ObjectNode> all(String entity) {
        return ledger().all(entity);
    }

    private Ledger ledger() {
        return world.quickBooks.ledger();
    }

    private static String comma(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }
}
