package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds the fault in an answer: {@code Fault} as documented, {@code fault} as the gateway writes it, or XML, which old throttles
 * send even to those who accept JSON only.
 */
final class FaultReader {

    private FaultReader() {}

    /** The fault in a body of any form; empty for HTML, for nothing at all, and for an answer without a fault. */
    static Optional<Fault> read(Reply reply, UnaryOperator<String> redact) {
        try {
            return reply.text().stripLeading().startsWith("<")
                    ? xml(reply.body(), redact)
                    : json(Json.parse(reply.body()), redact);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The fault in an answer or in an item of a batch. */
    static Optional<Fault> json(JsonNode answer, UnaryOperator<String> redact) {
        JsonNode fault = either(answer, "Fault", "fault");
        List<FaultError> errors = new ArrayList<>();
        String type = Fields.text(fault, "type");
        for (JsonNode error : either(fault, "Error", "error")) {
            errors.add(error(
                    Fields.text(error, "code"),
                    type,
                    either(error, "Message", "message").asText(""),
                    either(error, "Detail", "detail").asText(""),
                    Fields.text(error, "element"),
                    redact));
        }
        if (errors.isEmpty() && fault.isObject()) {
            errors.add(error("", type, "", "", "", redact));
        }
        return fault(type, errors);
    }

    private static JsonNode either(JsonNode node, String documented, String gateway) {
        return node.has(documented) ? node.path(documented) : node.path(gateway);
    }

    private static Optional<Fault> xml(byte[] body, UnaryOperator<String> redact) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            NodeList faults = builder.parse(new ByteArrayInputStream(body)).getElementsByTagName("Fault");
            if (faults.getLength() == 0) {
                return Optional.empty();
            }
            Element fault = (Element) faults.item(0);
            String type = fault.getAttribute("type");
            List<FaultError> errors = new ArrayList<>();
            NodeList nodes = fault.getElementsByTagName("Error");
            for (int i = 0; i < nodes.getLength(); i++) {
                Element error = (Element) nodes.item(i);
                errors.add(error(
                        error.getAttribute("code"),
                        type,
                        child(error, "Message"),
                        child(error, "Detail"),
                        error.getAttribute("element"),
                        redact));
            }
            return fault(type, errors);
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser lacks a standard feature.", e);
        }
    }

    private static String child(Element error, String name) {
        NodeList found = error.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Optional<Fault> fault(String type, List<FaultError> errors) {
        return errors.isEmpty() ? Optional.empty() : Optional.of(new Fault(type, errors));
    }

    private static FaultError error(
            String code, String type, String message, String detail, String element, UnaryOperator<String> redact) {
        int number = code.matches("\\d{1,9}") ? Integer.parseInt(code) : 0;
        return new FaultError(
                number, redact.apply(message), redact.apply(detail), element, FaultTable.of(number, type));
    }
}
