package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the reseller sells: 44 products of eight types. */
final class Catalogue {
    /** Something for sale; {@code monthly} products become service products, the others one-time charges. */
    record Product(int id, String name, String type, BigDecimal rate, boolean monthly) {}

    private static final int FIRST_ID = 2001;

    private final List<Product> products = new ArrayList<>();

    Catalogue() {
        monthly(
                "VOICE",
                "POTS Line:29.95",
                "Analog Fax Line:24.99",
                "Toll-Free Number:4.95",
                "DID Number:1.25",
                "SIP Trunk Channel:18.50",
                "Elevator Line:34.90",
                "Alarm Line:31.15",
                "E911 Location:0.75");
        monthly(
                "INTERNET",
                "Fiber 100/100:89.00",
                "Fiber 500/500:149.00",
                "Fiber 1G/1G:249.00",
                "Cable 200/20:79.99",
                "LTE Backup:45.00",
                "Static IP /29:15.00",
                "Ethernet Circuit 50M:410.00");
        monthly(
                "HOSTED_PBX",
                "Hosted Seat Basic:14.95",
                "Hosted Seat Executive:27.95",
                "Call Recording:6.50",
                "Auto Attendant:19.95",
                "Voicemail to Text:3.33",
                "Call Center Agent:38.00",
                "Virtual Fax:9.95");
        monthly(
                "MANAGED_IT",
                "Managed Firewall:65.00",
                "Endpoint Protection:5.49",
                "Microsoft 365 Business:12.50",
                "Server Backup 1TB:55.55",
                "Help Desk per User:42.00",
                "Managed Switch:22.22");
        once(
                "EQUIPMENT",
                "Polycom VVX 350:139.00",
                "Yealink T54W:189.50",
                "Cordless Handset:84.95",
                "24-port PoE Switch:312.40",
                "ATA Adapter:49.99",
                "Wall Mount Kit:7.77");
        once(
                "SERVICE_FEE",
                "Installation, per hour:125.00",
                "Number Porting:15.00",
                "Rush Dispatch:95.00",
                "Wiring, per drop:88.88",
                "Late Payment Fee:10.00",
                "Training Session:150.00");
        once(
                "USAGE",
                "Long Distance Minutes:0.0345",
                "International Minutes:0.1875",
                "Directory Assistance:1.99",
                "Conference Minutes:0.0290");
    }

    List<Product> all() {
        return products;
    }

    Product recurring(int draw) {
        List<Product> monthly = products.stream().filter(Product::monthly).toList();
        return monthly.get(draw % monthly.size());
    }

    Product oneTime(int draw) {
        List<Product> once =
                products.stream().filter(product -> !product.monthly()).toList();
        return once.get(draw % once.size());
    }

    /** The first recurring product never sells for less than this, so that a credit line can stay below it. */
    Product base(int customer) {
        List<Product> base = products.stream()
                .filter(Product::monthly)
                .filter(product -> product.rate().compareTo(Wire.money("24.00")) > 0)
                .toList();
        return base.get(customer % base.size());
    }

    List<ObjectNode> records(LocalDate today) {
        List<ObjectNode> records = new ArrayList<>();
        for (Product product : products) {
            records.add(record(product, today.minusYears(5).plusDays(records.size() * 9L)));
        }
        return records;
    }

    private static ObjectNode record(Product product, LocalDate created) {
        int index = product.id() - FIRST_ID;
        return Wire.record(
                "product_id",
                product.id(),
                "product_type_id",
                RevioReference.productType(product.type()),
                "description",
                product.name(),
                "long_description",
                index % 4 == 0 ? "" : product.name() + ", sold by Northwind Telecom Resale",
                "code_1",
                product.type().substring(0, 3) + "-" + product.id(),
                "code_2",
                "",
                "rate",
                product.rate(),
                "cost",
                product.rate().multiply(Wire.money("0.60")).setScale(4, java.math.RoundingMode.HALF_UP),
                "buy_rate",
                0,
                "created_date",
                index == 5 ? Wire.NO_DATE : Wire.local(created.atStartOfDay()),
                "created_by",
                12,
                "active",
                index % 17 != 16,
                "creates_order",
                !product.monthly(),
                "provider_id",
                index % 3 == 0 ? 0 : 7,
                "bills_in_arrears",
                false,
                "prorates",
                product.monthly(),
                "customer_class",
                "",
                "ledger_code",
                index % 2 == 0 ? "4" + String.format("%03d", index) : "",
                "free_months",
                0,
                "automatic_expiration_months",
                0,
                "order_completion_billing",
                false,
                "tax_class_id",
                index % 3 + 1,
                "wholesale_description",
                "",
                "fields",
                Wire.array());
    }

    private void monthly(String type, String... namesAndRates) {
        add(type, true, namesAndRates);
    }

    private void once(String type, String... namesAndRates) {
        add(type, false, namesAndRates);
    }

    private void add(String type, boolean monthly, String... namesAndRates) {
        for (String entry : namesAndRates) {
            int colon = entry.lastIndexOf(':');
            BigDecimal rate = Wire.money(entry.substring(colon + 1));
            products.add(new Product(FIRST_ID + products.size(), entry.substring(0, colon), type, rate, monthly));
        }
    }
}
