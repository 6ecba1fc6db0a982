package dev.imapala.testserver.internal.session;

import java.io.IOException;

/** The connection is over: a fault has ended it, or the server closes. */
final class ConnectionEndedException extends IOException {
    private static final long serialVersionUID = 1;

    ConnectionEndedException(String why) {
        super(why);
    }
}
