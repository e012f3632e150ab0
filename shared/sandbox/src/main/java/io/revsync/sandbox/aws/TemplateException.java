package io.revsync.sandbox.aws;

/** The template says something that cannot be read or resolved here; the message names the place. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String place, String problem) {
        super("template.yaml, " + place + ": " + problem);
    }
}
