/**
 * Reads mail: from the bytes of a message to its header fields, its parts with their places in the bytes, and the sections
 * a client may fetch.
 *
 * <p>Start reading at {@link dev.imapala.testserver.internal.mime.MimeReader}. Nothing here ever throws because of what a
 * message contains: what breaks the rules of RFC 5322 or MIME is read as what it resembles most. Header text is kept in
 * strings whose characters are the bytes (ISO-8859-1), so that nothing is lost. This package may import {@code dev.imapala.protocol} and
 * {@code .fetch}.
 */
@NullMarked
package dev.imapala.testserver.internal.mime;

import org.jspecify.annotations.NullMarked;
