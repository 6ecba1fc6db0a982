/** The asynchronous IMAP client and its blocking view. Start reading at {@link dev.imapala.client.ImapClient}. */
module dev.imapala.client {
    requires transitive dev.imapala.protocol;
    requires static transitive org.jspecify; // annotations only
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll; // where it is, sockets are made of it

    exports dev.imapala.client; // clients, sessions, selected mailboxes, failures
    exports dev.imapala.client.blocking; // the same, waiting
}
