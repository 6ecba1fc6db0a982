/** IMAP types, parser and serializer; no I/O, no dependencies. */
module dev.imapala.protocol {
    requires static transitive org.jspecify; // annotations only
}
