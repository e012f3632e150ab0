package io.revsync.revio;

import java.util.Locale;
import java.util.MissingResourceException;

/** Countries as ISO 3166 alpha-3, from the ways Rev.io writes them. */
final class CountryCodes {

    /** Rev.io's own number for the United States, the only one its documentation shows. */
    private static final String UNITED_STATES = "235";

    private CountryCodes() {}

    /** Alpha-3; empty for a number that is not documented or a word that is no code. */
    static String alpha3(String wire) {
        String code = wire.toUpperCase(Locale.ROOT);
        if (code.equals(UNITED_STATES)) {
            return "USA";
        }
        if (code.matches("[A-Z]{3}")) {
            return code;
        }
        return code.matches("[A-Z]{2}") ? fromAlpha2(code) : "";
    }

    private static String fromAlpha2(String code) {
        try {
            return new Locale.Builder().setRegion(code).build().getISO3Country();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
