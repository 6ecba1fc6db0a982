package dev.imapala.testserver.internal.session;

import dev.imapala.testserver.internal.store.StoredMessage;

/**
 * A message and its number in one session.
 *
 * @param number the message sequence number, from 1 on
 * @param message the message
 */
record NumberedMessage(int number, StoredMessage message) {}
