package dev.imapala.protocol.sasl;

import dev.imapala.protocol.Secret;
import java.util.List;

/**
 * A way of a client to say who it is, with what it needs to know for that. Implement it for a mechanism that is not among
 * {@link SaslMechanisms}.
 *
 * <pre>
 * C: A1 AUTHENTICATE CRAM-MD5
 * S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+
 * C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw
 * S: A1 OK welcome
 * </pre>
 *
 * <p>RFC 4422 section 3, RFC 9051 section 6.2.2
 *
 * @since 0.1
 */
public interface SaslMechanism {
    /** Returns the name, in upper case, such as {@code SCRAM-SHA-256}; servers offer it as {@code AUTH=SCRAM-SHA-256}. */
    String name();

    /** Returns what must not show in any log, such as a password or token. What the exchange sends is hidden anyway. */
    default List<Secret> secrets() {
        return List.of();
    }

    /** Begins an exchange. Each AUTHENTICATE has one of its own. */
    SaslExchange begin();
}
