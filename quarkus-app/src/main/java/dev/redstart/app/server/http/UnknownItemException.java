package dev.redstart.app.server.http;

/** The path names something that is not there. */
public final class UnknownItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownItemException(String message) {
        super(message);
    }
}
