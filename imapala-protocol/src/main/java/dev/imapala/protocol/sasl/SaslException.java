package dev.imapala.protocol.sasl;

/** A message of SASL is not what it has to be, or cannot be made. The text holds no secret. */
public final class SaslException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes the failure; {@code message} must hold no secret. */
    public SaslException(String message) {
        super(message);
    }
}
