/**
 * Search keys and search results.
 *
 * <p>Imports {@code java.base} and {@link dev.imapala.protocol} only.
 */
@NullMarked
package dev.imapala.protocol.search;

import org.jspecify.annotations.NullMarked;
