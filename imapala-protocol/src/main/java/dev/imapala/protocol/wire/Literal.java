package dev.imapala.protocol.wire;

/**
 * A literal that a client announced.
 *
 * @param size its size in octets, 0 or more
 * @param synchronizing whether the client waits for the server's go-ahead
 * RFC 9051 section 4.3
 */
public record Literal(long size, boolean synchronizing) {}
