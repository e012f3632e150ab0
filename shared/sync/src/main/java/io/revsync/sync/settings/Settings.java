package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.Direction;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of one company. What a document leaves out has the default written here. What an admin reads about each of them is in
 * {@code settings.schema.json} beside this class; a test holds the two together.
 *
 * @param initial instance name and QuickBooks environment
 * @param psa Rev.io PSA: who we are there, and where its OAuth pages are
 * @param revio where to call Rev.io
 * @param invoices how a bill becomes an invoice
 * @param sync per direction key: switch, schedule, start date
 * @param paymentTypes what a payment of either side is called on the other
 * @param payments how a payment is posted
 * @param customers how a customer that is born in QuickBooks is made in Rev.io
 * @param products how a product that is linked to no QuickBooks item is made there
 * @param credits how a credit is applied
 * @param keyLinks Rev.io's own key links
 * @param advanced for troubleshooting
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonIgnoreProperties("quickbooks") // older documents have the client id, which now belongs to the connection
public record Settings(
        InitialSettings initial,
        PsaSettings psa,
        RevioSettings revio,
        InvoiceSettings invoices,
        Map<String, DirectionSettings> sync,
        PaymentTypes paymentTypes,
        PaymentSettings payments,
        CustomerSettings customers,
        ProductSettings products,
        CreditSettings credits,
        KeyLinkSettings keyLinks,
        AdvancedSettings advanced) {

    public Settings {
        initial = initial == null ? new InitialSettings(null, null) : initial;
        psa = psa == null ? new PsaSettings(null, null, null, null, null, null) : psa;
        revio = revio == null ? new RevioSettings(null) : revio;
        invoices = invoices == null ? new InvoiceSettings(null, null, null, null, null, null) : invoices;
        sync = sync == null ? Map.of() : Map.copyOf(sync);
        paymentTypes = paymentTypes == null ? new PaymentTypes(null, null) : paymentTypes;
        payments = payments == null ? new PaymentSettings(null, null, null) : payments;
        customers = customers == null ? new CustomerSettings(null, null, null) : customers;
        products = products == null ? new ProductSettings(null, null, null) : products;
        credits = credits == null ? new CreditSettings(null) : credits;
        keyLinks = keyLinks == null ? new KeyLinkSettings(null, null, null) : keyLinks;
        advanced = advanced == null ? new AdvancedSettings(null, null, null, null, null, null, null) : advanced;
    }

    /** Settings that leave everything at its default. */
    public static Settings defaults() {
        return new Settings(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** With one section changed. */
    public Settings with(Section changed) {
        return new Settings(
                changed instanceof InitialSettings section ? section : initial,
                changed instanceof PsaSettings section ? section : psa,
                changed instanceof RevioSettings section ? section : revio,
                changed instanceof InvoiceSettings section ? section : invoices,
                sync,
                changed instanceof PaymentTypes section ? section : paymentTypes,
                changed instanceof PaymentSettings section ? section : payments,
                changed instanceof CustomerSettings section ? section : customers,
                changed instanceof ProductSettings section ? section : products,
                changed instanceof CreditSettings section ? section : credits,
                changed instanceof KeyLinkSettings section ? section : keyLinks,
                changed instanceof AdvancedSettings section ? section : advanced);
    }

    public Settings with(Direction direction, DirectionSettings changed) {
        Map<String, DirectionSettings> directions = new TreeMap<>(sync);
        directions.put(direction.key(), changed);
        return new Settings(
                initial,
                psa,
                revio,
                invoices,
                directions,
                paymentTypes,
                payments,
                customers,
                products,
                credits,
                keyLinks,
                advanced);
    }

    /** The settings of a direction; the defaults if the document does not name it. */
    public DirectionSettings of(Direction direction) {
        return sync.getOrDefault(direction.key(), new DirectionSettings(null, null, null));
    }
}
