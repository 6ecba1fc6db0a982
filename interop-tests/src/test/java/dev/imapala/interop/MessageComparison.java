package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.testserver.mail.GeneratedMessage;
import dev.imapala.testserver.mail.MailAddress;
import dev.imapala.testserver.mail.MailFacts;
import dev.imapala.testserver.mail.PartFacts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a server says of messages with what was put in. */
final class MessageComparison {
    /** A line end. */
    private static final long OCTETS_MISCOUNTED = 2;

    private final Differences differences;
    private final ServerUnderTest server = ServerUnderTest.current();
    private int embedded;

    MessageComparison(Differences differences) {
        this.differences = differences;
    }

    /** Compares what every server keeps, whatever the message looks like. */
    void compareStored(GeneratedMessage put, FetchedMessage got) {
        differences.expect(put + " flags", put.flags(), lasting(got.get(FLAGS)));
        differences.expect(
                put + " internal date",
                put.internalDate().epochSecond(),
                got.get(INTERNALDATE).epochSecond());
        differences.expect(put + " size", (long) BigMailbox.kept(put).length, got.get(RFC822_SIZE));
    }

    /** Compares what servers read from a message, as far as it is well-formed. */
    void compareParsed(GeneratedMessage put, FetchedMessage got) {
        differences.expect(put + " not understood", Set.of(), got.unrecognized().keySet());
        put.facts().ifPresent(facts -> {
            compareEnvelope(put.toString(), facts, got.get(ENVELOPE));
            compareStructure(put + " structure", facts.structure(), got.get(BODYSTRUCTURE));
        });
    }

    /** Returns the flags without {@code \Recent}, which is the server's own. */
    static Set<Flag> lasting(Set<Flag> flags) {
        return flags.stream().filter(flag -> !flag.equals(Flag.RECENT)).collect(Collectors.toSet());
    }

    private void compareEnvelope(String what, MailFacts facts, Envelope envelope) {
        differences.expect(what + " date", facts.date(), envelope.date());
        differences.expect(what + " subject", facts.subject(), envelope.subject());
        compareAddresses(what + " from", facts.from(), envelope.from());
        compareAddresses(what + " to", facts.to(), envelope.to());
        compareAddresses(what + " cc", facts.cc(), envelope.cc());
        differences.expect(what + " message ID", facts.messageId(), envelope.messageId());
        String inReplyTo = facts.inReplyTo();
        differences.expect(what + " in reply to", inReplyTo == null ? "" : inReplyTo, envelope.inReplyTo());
    }

    private void compareAddresses(String what, List<MailAddress> expected, List<Address> actual) {
        differences.expect(
                what,
                expected.stream().map(MessageComparison::describe).toList(),
                actual.stream()
                        .flatMap(Address::mailboxes)
                        .map(MessageComparison::describe)
                        .toList());
    }

    private static String describe(MailAddress address) {
        String name = address.name();
        return (name == null ? "" : name) + " <" + address.address() + ">";
    }

    private static String describe(Address.Mailbox address) {
        return address.displayName() + " <" + address.address() + ">";
    }

    private void compareStructure(String what, PartFacts expected, BodyStructure actual) {
        differences.expect(what + " type", expected.mediaType(), actual.type() + "/" + actual.subtype());
        if (expected instanceof PartFacts.Multipart parts && actual instanceof BodyStructure.Multipart gotParts) {
            compareParts(what, parts, gotParts);
        } else if (expected instanceof PartFacts.Embedded message && actual instanceof BodyStructure.Message got) {
            compareEmbedded(what, message, got);
        } else if (expected instanceof PartFacts.Single single && actual instanceof BodyStructure.Single got) {
            compareSingle(what, single, got);
        } else {
            differences.expect(what, expected, actual);
        }
    }

    private void compareParts(String what, PartFacts.Multipart expected, BodyStructure.Multipart actual) {
        differences.expect(
                what + " boundary",
                expected.boundary(),
                actual.parameter("boundary").orElse(null));
        differences.expect(
                what + " parts", expected.parts().size(), actual.parts().size());
        int common = Math.min(expected.parts().size(), actual.parts().size());
        for (int i = 0; i < common; i++) {
            compareStructure(
                    what + "." + (i + 1),
                    expected.parts().get(i),
                    actual.parts().get(i));
        }
    }

    private void compareEmbedded(String what, PartFacts.Embedded expected, BodyStructure.Message actual) {
        embedded++;
        compareInEmbedded(what, expected, actual);
        embedded--;
    }

    private void compareInEmbedded(String what, PartFacts.Embedded expected, BodyStructure.Message actual) {
        compareCount(what + " size", expected.size(), actual.size(), OCTETS_MISCOUNTED);
        compareCount(what + " lines", expected.lines(), actual.lines(), 1);
        Envelope envelope = actual.envelope();
        BodyStructure body = actual.body();
        if (envelope == null || body == null) {
            differences.expect(what + " inside", "an envelope and a structure", "none");
            return;
        }
        compareEnvelope(what, expected.message(), envelope);
        compareStructure(what, expected.message().structure(), body);
    }

    private void compareSingle(String what, PartFacts.Single expected, BodyStructure.Single actual) {
        String encoding = actual.fields().encoding().toLowerCase(Locale.ROOT);
        boolean assumed = server.is(Trait.ASSUMES_8BIT) && encoding.equals("8bit");
        differences.expect(
                what + " encoding",
                expected.transferEncoding(),
                assumed && expected.transferEncoding().equals("7bit") ? "7bit" : encoding);
        compareCount(what + " size", expected.size(), actual.size(), OCTETS_MISCOUNTED);
        if (actual instanceof BodyStructure.Text text) {
            compareCount(what + " lines", expected.lines(), text.lines(), 1);
        }
        differences.expect(what + " file name", expected.fileName(), FileNames.of(actual));
    }

    private void compareCount(String what, long expected, long actual, long miscounted) {
        boolean near =
                embedded > 0 && server.is(Trait.MISCOUNTS_EMBEDDED_PARTS) && Math.abs(actual - expected) <= miscounted;
        differences.expect(what, expected, near ? expected : actual);
    }
}
