/** IMAP types, parser and serializer; no I/O, no dependencies. Start reading at {@link dev.imapala.protocol.wire}. */
module dev.imapala.protocol {
    requires static transitive org.jspecify; // annotations only

    exports dev.imapala.protocol; // nouns both ends share
    exports dev.imapala.protocol.command; // what a client says
    exports dev.imapala.protocol.fetch; // what FETCH asks for and brings
    exports dev.imapala.protocol.response; // what a server says
    exports dev.imapala.protocol.sasl; // what is said inside AUTHENTICATE
    exports dev.imapala.protocol.search; // what SEARCH asks for and finds
    exports dev.imapala.protocol.wire; // bytes to values and back
}
