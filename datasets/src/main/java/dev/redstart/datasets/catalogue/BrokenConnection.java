package dev.redstart.datasets.catalogue;

/** A connection that failed in a way that another attempt may cure. */
final class BrokenConnection extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenConnection(String message) {
        super(message);
    }

    BrokenConnection(String message, Throwable cause) {
        super(message, cause);
    }
}
