package dev.imapala.testserver.internal.mime;

/**
 * A header field and where it stands.
 *
 * @param name the name as written, without colon; empty for a line that is no field
 * @param value the body, unfolded
 * @param start where the field begins
 * @param end where it ends, after its last line end
 */
public record HeaderField(String name, String value, int start, int end) {

    /** Tells whether this is the field of that name, whatever the case of its letters. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
