/**
 * What SEARCH asks for and what it finds. Values only. May import {@code dev.imapala.protocol}.
 *
 * <p>Start reading at {@link dev.imapala.protocol.search.Search}.
 */
@NullMarked
package dev.imapala.protocol.search;

import org.jspecify.annotations.NullMarked;
