package dev.imapala.interop;

import dev.imapala.client.Credentials;

/** Somebody whom the server under test knows. */
record User(String name, String password) {
    /** Returns the credentials, sent as the client thinks best. */
    Credentials credentials() {
        return Credentials.password(name, password);
    }

    @Override
    public String toString() {
        return name;
    }
}
