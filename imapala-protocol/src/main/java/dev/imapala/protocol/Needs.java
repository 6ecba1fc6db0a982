package dev.imapala.protocol;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the capabilities that a server must have for what this makes. Tells the reader; commands check by {@code
 * Command.needs()} before anything is sent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE})
public @interface Needs {
    /** The capabilities, such as {@code LIST-STATUS}; all are needed. */
    String[] value();
}
