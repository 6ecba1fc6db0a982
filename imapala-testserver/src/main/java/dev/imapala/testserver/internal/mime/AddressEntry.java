package dev.imapala.testserver.internal.mime;

/** One member of an address list as ENVELOPE shows it (RFC 9051 section 7.5.2). */
public sealed interface AddressEntry {

    /**
     * An address. What is missing in a malformed one is an empty string.
     *
     * @param name the display name with its encoded words, or an empty string
     * @param route the obsolete source route, or an empty string
     * @param mailbox the local part
     * @param host the domain
     */
    record Address(String name, String route, String mailbox, String host) implements AddressEntry {}

    /**
     * The beginning of a group.
     *
     * @param name the name of the group
     */
    record GroupStart(String name) implements AddressEntry {}

    /** The end of a group. */
    record GroupEnd() implements AddressEntry {}
}
