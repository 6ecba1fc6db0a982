/**
 * Gives tests of JUnit Jupiter a server of their own. The only package that needs JUnit.
 *
 * <p>Start reading at {@link dev.imapala.testserver.junit.ImapServer}. May import the exported packages of the test server
 * and JUnit Jupiter's API.
 */
@NullMarked
package dev.imapala.testserver.junit;

import org.jspecify.annotations.NullMarked;
