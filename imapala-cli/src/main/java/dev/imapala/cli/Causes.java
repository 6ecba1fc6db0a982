package dev.imapala.cli;

import java.util.stream.Stream;

/** Looks for what is behind a failure. */
final class Causes {
    private Causes() {}

    private static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Tells whether {@code failure} is or was caused by a {@code type}. */
    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return of(failure).anyMatch(type::isInstance);
    }

    /** Tells whether a message of {@code failure} or of its causes begins with one of {@code beginnings}. */
    static boolean says(Throwable failure, String... beginnings) {
        return of(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> Stream.of(beginnings).anyMatch(message::startsWith));
    }
}
