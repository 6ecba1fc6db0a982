/**
 * The mailboxes in memory and who is told when they change.
 *
 * <p>Start reading at {@link dev.imapala.testserver.internal.store.StoredMailbox}. Safe for use by several threads; nobody
 * else's code runs while a lock is held, except that {@link dev.imapala.testserver.internal.store.MailboxWatcher} is told
 * of changes and must only take note of them. May import {@code dev.imapala.protocol} and {@code .internal.mime}.
 */
@NullMarked
package dev.imapala.testserver.internal.store;

import org.jspecify.annotations.NullMarked;
