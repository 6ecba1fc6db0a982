/**
 * What a server says: tagged, untagged and continuation responses, their status and codes. Values only. May import
 * {@code dev.imapala.protocol}, {@code .fetch} and {@code .search}.
 *
 * <p>Start reading at {@link dev.imapala.protocol.response.Response}.
 */
@NullMarked
package dev.imapala.protocol.response;

import org.jspecify.annotations.NullMarked;
