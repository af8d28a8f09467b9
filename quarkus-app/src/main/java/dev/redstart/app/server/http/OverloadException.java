package dev.redstart.app.server.http;

/** More work than the server can do in time. The same request may well succeed a second later. */
public final class OverloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverloadException(String message) {
        super(message);
    }
}
