/**
 * Scenarios that hold for every IMAP server, and the generator of the mail they use.
 */
@NullMarked
package dev.imapala.interop;

import org.jspecify.annotations.NullMarked;
