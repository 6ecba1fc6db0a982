package dev.imapala.cli.transfer;

import dev.imapala.protocol.UidSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Files into which the messages of one mailbox go. */
interface MailStore extends Closeable {
    /** Returns the UIDs of messages that are there completely, as far as the files tell. */
    UidSet found() throws IOException;

    /** Writes a message; when this returns it is there completely. */
    void put(Mail mail, InputStream octets) throws IOException;

    /** Returns how long the file is that holds all messages; 0 if each has its own. */
    long length();

    /** Removes what {@link #put} has begun and not ended. May be called by another thread: nothing is written afterwards. */
    void abandon() throws IOException;
}
