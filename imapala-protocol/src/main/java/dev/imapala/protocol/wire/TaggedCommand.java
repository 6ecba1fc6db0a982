package dev.imapala.protocol.wire;

import dev.imapala.protocol.Tag;
import dev.imapala.protocol.command.Command;

/**
 * A command with its tag.
 *
 * @param tag the tag
 * @param command the command
 * RFC 9051 section 2.2.1
 */
public record TaggedCommand(Tag tag, Command command) {}
