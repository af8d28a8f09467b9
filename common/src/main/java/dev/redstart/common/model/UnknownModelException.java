package dev.redstart.common.model;

/** No model, or no version of it, has that name. */
public final class UnknownModelException extends ModelException {
    private static final long serialVersionUID = 1L;

    public UnknownModelException(String message) {
        super(message);
    }
}
