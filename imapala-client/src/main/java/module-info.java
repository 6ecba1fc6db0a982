/** The asynchronous IMAP client and its blocking view. */
module dev.imapala.client {
    requires transitive dev.imapala.protocol;
    requires static transitive org.jspecify; // annotations only
    requires io.netty.transport;
    requires io.netty.handler;
    requires io.netty.codec;
    requires io.netty.buffer;
    requires io.netty.common;
}
