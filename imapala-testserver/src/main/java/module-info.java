/** An in-memory IMAP server to test clients with. */
module dev.imapala.testserver {
    requires transitive dev.imapala.protocol;
    requires static transitive org.jspecify; // annotations only
    requires static org.junit.jupiter.api; // only those who use the extension have it
}
