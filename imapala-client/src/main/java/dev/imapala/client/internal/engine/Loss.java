package dev.imapala.client.internal.engine;

import dev.imapala.client.ConnectionLostException;
import dev.imapala.client.ImapException;
import dev.imapala.client.ImapTimeoutException;
import dev.imapala.client.ProtocolViolationException;
import dev.imapala.client.ServerAddress;
import dev.imapala.client.TlsException;
import dev.imapala.protocol.response.ResponseText;
import org.jspecify.annotations.Nullable;

/** Why a connection is gone. Everything pending gets a failure of its own, which says what became of it. */
public sealed interface Loss {
    /** Returns the failure of something at {@code address}; {@code fate} says what became of it. */
    ImapException failure(ServerAddress address, String fate);

    /** The connection could not be made, broke, or was ended by the server. */
    record Broken(String what, @Nullable Throwable cause) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return new ConnectionLostException(address + ": " + what + fate, cause);
        }
    }

    /** The server said BYE. */
    record Bye(String what, ResponseText text) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return ConnectionLostException.bye(address + ": " + what + fate, text);
        }
    }

    /** The session was closed or logged out by this client. */
    record Closed(String what) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return new ConnectionLostException(address + ": " + what + fate, null);
        }
    }

    /** Something took too long. */
    record TimedOut(String what) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return new ImapTimeoutException(address + ": " + what + fate);
        }
    }

    /** There is no TLS. */
    record Insecure(String what, @Nullable Throwable cause) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return new TlsException(address + ": " + what + fate, cause);
        }
    }

    /** The server does not speak IMAP, or not any more. */
    record Violation(long offset, String expected, String found) implements Loss {
        @Override
        public ImapException failure(ServerAddress address, String fate) {
            return new ProtocolViolationException(address.toString(), offset, expected, found + fate);
        }
    }
}
