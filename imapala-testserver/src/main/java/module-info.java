/** An in-memory IMAP server to test clients with. Start reading at {@link dev.imapala.testserver.mail.SampleMail}. */
module dev.imapala.testserver {
    requires transitive dev.imapala.protocol;
    requires jdk.charsets; // sample mail in ISO-2022-JP and others
    requires static transitive org.jspecify; // annotations only
    requires static org.junit.jupiter.api; // only those who use the extension have it

    exports dev.imapala.testserver; // the server
    exports dev.imapala.testserver.mail; // realistic mail
}
