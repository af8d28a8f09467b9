package dev.redstart.common.data;

import org.jspecify.annotations.Nullable;

/** Bytes that cannot be read as data. The message is one line: where, what, and what to do. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
