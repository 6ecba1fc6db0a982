package dev.imapala.testserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test a running {@link dev.imapala.testserver.ImapTestServer}, as a parameter of its constructor or methods. Each
 * test gets a server of its own, which is closed after it.
 *
 * <pre>
 * &#64;Test
 * void newMailIsSeen(&#64;ImapServer ImapTestServer server) { ... }
 * </pre>
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE})
@ExtendWith(ImapTestServerExtension.class)
@SuppressWarnings("exports") // as for the extension
public @interface ImapServer {
    /** The user that the server has. */
    String user() default "ann";

    /** The password of that user. */
    String password() default "secret";

    /** The capabilities to offer; those of the builder's default if there are none. */
    String[] capabilities() default {};

    /** Whether passwords are refused on a connection without TLS. */
    boolean tlsRequired() default false;
}
