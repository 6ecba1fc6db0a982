/** Tests of the handles, and of the whole client against the test server. */
@NullMarked
package dev.imapala.client;

import org.jspecify.annotations.NullMarked;
