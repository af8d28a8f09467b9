package dev.redstart.app.server.http;

/** The database did not take what it was given, so nothing was acknowledged. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
