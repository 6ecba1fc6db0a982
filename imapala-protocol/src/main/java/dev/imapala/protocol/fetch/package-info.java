/**
 * What FETCH asks for and what it brings: items, sections, envelopes, body structures. Values only. May import {@code
 * dev.imapala.protocol}.
 *
 * <p>Start reading at {@link dev.imapala.protocol.fetch.Fetch} and {@link dev.imapala.protocol.fetch.FetchedMessage}.
 */
@NullMarked
package dev.imapala.protocol.fetch;

import org.jspecify.annotations.NullMarked;
