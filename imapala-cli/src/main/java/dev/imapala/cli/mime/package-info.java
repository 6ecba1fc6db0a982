/**
 * What is in messages, in a form that people can read and file systems can bear. Start reading at {@link
 * dev.imapala.cli.mime.PartContent}, and at {@link dev.imapala.cli.mime.Folder} for what is saved.
 *
 * <p>Imports mime4j, the protocol's types and the output package, for failures.
 */
@NullMarked
package dev.imapala.cli.mime;

import org.jspecify.annotations.NullMarked;
