package io.revsync.sandbox.quickbooks;

import java.math.BigDecimal;

/** The errors the simulator raises, by Intuit's codes (DI:develop/troubleshooting/error-codes). */
final class Errors {

    private Errors() {}

    /** 500, HTTP 400: no such path or operation. */
    static ApiFault unsupportedOperation(String operation) {
        return ApiFault.validation(
                new ApiError("500", "Unsupported Operation", "Operation " + operation + " is not supported.", null));
    }

    /** 610: the id does not exist (any more). */
    static ApiFault notFound(String entity, String id) {
        return ApiFault.validation(new ApiError(
                "610",
                "Object Not Found",
                "Object Not Found : Something you're trying to use has been made inactive or does not exist: " + entity
                        + " " + id + ". Check the fields with accounts, customers, items, vendors or employees.",
                ""));
    }

    /** 610: a name that is referred to is inactive. */
    static ApiFault inactive(String entity, String id) {
        return notFound(entity, id);
    }

    /** 620: wrong customer, wrong type, or already linked. */
    static ApiFault cannotLink(String why) {
        return ApiFault.validation(new ApiError("620", "Transaction cannot be linked", why, "LinkedTxn"));
    }

    /** 800: other transactions hang on it. */
    static ApiFault hasDependants(String why) {
        return ApiFault.validation(new ApiError("800", "Object has dependents", why, null));
    }

    /** 1040. */
    static ApiFault batchTooLarge(int items, int most) {
        return ApiFault.validation(new ApiError(
                "1040",
                "Batch Size Exceeded",
                "The batch has " + items + " items; the maximum is " + most + ".",
                null));
    }

    /** 2010, with the text of the JSON reader (recorded). */
    static ApiError unknownProperty(String property, String type) {
        return new ApiError(
                "2010",
                "Request has invalid or unsupported property",
                "Property Name:Unrecognized field \"" + property + "\" (Class com.intuit.schema.finance.v3." + type
                        + "), not marked as ignorable is unsupported or invalid",
                property);
    }

    /** 2010: a value the property cannot take. */
    static ApiError unreadableProperty(String property, String value, String kind) {
        return new ApiError(
                "2010",
                "Request has invalid or unsupported property",
                "Property Name:Can not read " + property + " as " + kind + " from " + value
                        + " is unsupported or invalid",
                property);
    }

    /** 2010: not JSON at all. */
    static ApiFault unreadableBody(String why) {
        return ApiFault.validation(
                new ApiError("2010", "Request has invalid or unsupported property", "Request body: " + why, null));
    }

    /** 2020. */
    static ApiError required(String element) {
        return new ApiError(
                "2020",
                "Required param missing, need to supply the required value for the API",
                "Required parameter " + element + " is missing in the request",
                element);
    }

    /** 2040: characters the field may not hold. */
    static ApiError unsupportedCharacters(String element, String characters) {
        return new ApiError(
                "2040",
                "Invalid String. The string contains unsupported characters",
                element + " may not contain " + characters,
                element);
    }

    /** 2050 (recorded: {@code Min:0 Max:21 supported. Supplied length:45}). */
    static ApiError tooLong(String element, int most, int length) {
        return new ApiError(
                "2050",
                "String length is either shorter or longer than supported by specification",
                "String length specified does not match the supported length. Min:0 Max:" + most
                        + " supported. Supplied length:" + length,
                element);
    }

    /** 2130. */
    static ApiFault badRequestId(String why) {
        return ApiFault.validation(new ApiError("2130", "Invalid Request Id Format", why, "requestid"));
    }

    /** 2140: a value outside what the parameter takes. */
    static ApiFault invalidValue(String element, String why) {
        return ApiFault.validation(new ApiError("2140", "Invalid value", why, element));
    }

    /** 2210. */
    static ApiError badEmail(String element, String address) {
        return new ApiError(
                "2210",
                "Email Address does not conform to the syntax rules of RFC 822",
                "Email Address does not conform to the syntax rules of RFC 822. Supplied value:" + address,
                element);
    }

    /** 2500. */
    static ApiFault invalidReference(String kind, String id) {
        return ApiFault.validation(new ApiError(
                "2500",
                "Invalid Reference Id",
                "Invalid Reference Id : " + kind + " element id " + id + " not found",
                ""));
    }

    /** 5010 (recorded). */
    static ApiFault stale() {
        return ApiFault.validation(new ApiError(
                "5010",
                "Stale Object Error",
                "Stale Object Error : You and root were working on this at the same time. Root finished before you did,"
                        + " so your work was not saved.",
                ""));
    }

    /** 6000: what only text tells apart. */
    static ApiFault business(String why) {
        return ApiFault.validation(new ApiError(
                "6000",
                "A business validation error has occurred while processing your request",
                "Business Validation Error: " + why,
                ""));
    }

    /** 6070. */
    static ApiFault amountMismatch(BigDecimal supplied) {
        return ApiFault.validation(new ApiError(
                "6070",
                "Amount calculation incorrect in the request",
                "Amount is not equal to UnitPrice * Qty. Supplied value:" + supplied.toPlainString(),
                ""));
    }

    /** 6100. */
    static ApiFault badTaxCode(String code) {
        return ApiFault.validation(new ApiError(
                "6100",
                "Invalid tax code",
                "Tax code " + code + " cannot be used on a line of a US company; use TAX or NON.",
                "TaxCodeRef"));
    }

    /** 6140 (recorded, end of the detail). */
    static ApiFault duplicateDocNumber(String docNumber, String type, String id) {
        return ApiFault.validation(new ApiError(
                "6140",
                "Duplicate Document Number Error",
                "Duplicate Document Number Error : You must specify a different number. This number has already been"
                        + " used. DocNumber=" + docNumber + " is assigned to TxnType=" + type + " with TxnId=" + id,
                ""));
    }

    /** 6170. */
    static ApiFault taxDetailNotAllowed() {
        return ApiFault.validation(new ApiError(
                "6170",
                "Invalid tax detail",
                "TxnTaxDetail cannot be supplied when GlobalTaxCalculation is NotApplicable.",
                "TxnTaxDetail"));
    }

    /** 6180. */
    static ApiFault tooManyLevels(int most) {
        return ApiFault.validation(new ApiError(
                "6180", "Level limit exceeded", "You can only nest " + most + " levels deep.", "ParentRef"));
    }

    /** 6200. */
    static ApiFault booksClosed(String closeDate) {
        return ApiFault.validation(new ApiError(
                "6200",
                "Account Period Closed, Cannot Update Through Services API",
                "The account period has closed on " + closeDate + " and the account books cannot be updated through the"
                        + " QBO Services API. Please use the QBO website to make these changes.",
                ""));
    }

    /** 6240 (recorded: {@code : Id=58}). */
    static ApiFault duplicateName(String id) {
        return ApiFault.validation(new ApiError(
                "6240", "Duplicate Name Exists Error", "The name supplied already exists. : Id=" + id, ""));
    }

    /** 6250. */
    static ApiFault customerInactive(String name) {
        return ApiFault.validation(new ApiError(
                "6250",
                "Invalid customer",
                "Customer assigned to this transaction has been deleted. Before you can modify this transaction, you"
                        + " must restore " + name + ".",
                "CustomerRef"));
    }

    /** 6430. */
    static ApiFault wrongAccountType(String element, String wanted) {
        return ApiFault.validation(new ApiError(
                "6430", "Invalid account type used", element + " needs an account of type " + wanted + ".", element));
    }

    /** 6540. */
    static ApiFault deposited() {
        return ApiFault.validation(new ApiError(
                "6540",
                "Deposited Transaction cannot be changed",
                "Deposited Transaction cannot be changed : This transaction has been deposited. If you want to change or"
                        + " delete it, you must edit the deposit it appears on and remove it first.",
                ""));
    }

    /** 4000. */
    static ApiFault unparsableQuery(String why) {
        return ApiFault.validation(new ApiError("4000", "Error parsing query", "QueryParserError: " + why, null));
    }

    /** 4001. */
    static ApiFault invalidQuery(String why) {
        return ApiFault.validation(new ApiError("4001", "Invalid query", "QueryValidationError: " + why, null));
    }

    /** 3001 on one item of a batch: passing, to be sent again. */
    static ApiFault throttled() {
        return ApiFault.passing(429, "SERVICE", throttleError());
    }

    static ApiError throttleError() {
        return new ApiError(
                "3001",
                "message=ThrottleExceeded; errorCode=003001; statusCode=429",
                "The request limit was reached. Please try again later.",
                null);
    }
}
