package dev.redstart.common.model;

import org.jspecify.annotations.Nullable;

/** A model that is missing, damaged, or written by a newer version. The message is one line: which, what, and what to do. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
