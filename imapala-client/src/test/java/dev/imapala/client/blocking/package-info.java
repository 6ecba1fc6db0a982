/** Tests of the blocking view. */
@NullMarked
package dev.imapala.client.blocking;

import org.jspecify.annotations.NullMarked;
