package io.revsync.sandbox.books;

/** Starting books that cannot be used; the message names the file, the line and what would be right. */
public final class BooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BooksException(String message) {
        super(message);
    }

    BooksException(String message, Throwable cause) {
        super(message, cause);
    }
}
