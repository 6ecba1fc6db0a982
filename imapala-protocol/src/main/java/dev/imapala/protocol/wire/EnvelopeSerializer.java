package dev.imapala.protocol.wire;

import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.Envelope;
import java.util.List;

/**
 * Writes envelopes.
 *
 * <p>RFC 9051 section 9, {@code envelope}
 */
final class EnvelopeSerializer {
    private EnvelopeSerializer() {}

    static void write(WireWriter out, Envelope envelope) {
        out.raw("(")
                .nstring(envelope.rawDate())
                .space()
                .nstring(envelope.rawSubject())
                .space();
        addresses(out, envelope.from());
        addresses(out, envelope.sender());
        addresses(out, envelope.replyTo());
        addresses(out, envelope.to());
        addresses(out, envelope.cc());
        addresses(out, envelope.bcc());
        out.nstring(envelope.rawInReplyTo())
                .space()
                .nstring(envelope.rawMessageId())
                .raw(")");
    }

    private static void addresses(WireWriter out, List<Address> addresses) {
        if (addresses.isEmpty()) {
            out.raw("NIL ");
            return;
        }
        out.raw("(");
        for (Address address : addresses) {
            if (address instanceof Address.Group group) {
                mailbox(out, new Address.Mailbox(null, null, group.name(), null));
                group.members().forEach(member -> mailbox(out, member));
                mailbox(out, new Address.Mailbox(null, null, null, null));
            } else if (address instanceof Address.Mailbox mailbox) {
                mailbox(out, mailbox);
            } else {
                throw new AssertionError(address);
            }
        }
        out.raw(") ");
    }

    private static void mailbox(WireWriter out, Address.Mailbox mailbox) {
        out.raw("(").nstring(mailbox.name()).space().nstring(mailbox.route()).space();
        out.nstring(mailbox.mailbox()).space().nstring(mailbox.host()).raw(")");
    }
}
