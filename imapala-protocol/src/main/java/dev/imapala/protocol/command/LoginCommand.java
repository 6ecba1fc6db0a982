package dev.imapala.protocol.command;

import dev.imapala.protocol.Secret;

/**
 * Log in by user and password in the clear.
 *
 * @param user the user
 * @param password the password
 * RFC 9051 section 6.2.3
 */
public record LoginCommand(String user, Secret password) implements Command {
    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException if one of them has a NUL character
     */
    public LoginCommand {
        if (user.indexOf('\0') >= 0 || password.reveal().text().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a user or password for LOGIN cannot have a NUL character");
        }
    }

    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public Pipelining pipelining() {
        return Pipelining.BARRIER;
    }
}
