/**
 * What a server says: tagged, untagged and continuation responses.
 *
 * <p>Imports {@code java.base} and {@link dev.imapala.protocol} only.
 */
@NullMarked
package dev.imapala.protocol.response;

import org.jspecify.annotations.NullMarked;
