package dev.imapala.testserver.internal.session;

/** Who wants to know about sessions. Called on the sessions' threads. */
public interface SessionListener {
    /** Some session's view is another one now. */
    void changed();

    /** The session is over. */
    void ended(Session session);
}
