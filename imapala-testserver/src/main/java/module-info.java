/** An in-memory IMAP server to test clients with. Start reading at {@link dev.imapala.testserver.ImapTestServer}. */
module dev.imapala.testserver {
    requires transitive dev.imapala.protocol;
    requires jdk.charsets; // sample mail in ISO-2022-JP and others
    requires static transitive org.jspecify; // annotations only
    requires static org.junit.jupiter.api; // only those who use the extension have it

    // API
    exports dev.imapala.testserver; // the server, and what a test sees of it
    exports dev.imapala.testserver.fault; // what goes wrong on purpose
    exports dev.imapala.testserver.junit; // the JUnit extension
    exports dev.imapala.testserver.mail; // realistic mail

// internal: .internal.session, .internal.store, .internal.mime, .internal.tls
}
