package dev.imapala.benchmarks;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.Framer;
import dev.imapala.protocol.wire.ResponseParser;
import java.util.function.Consumer;

/** Reads responses with Imapala's framer and parser, fed as a socket would feed them. */
public final class ImapalaReader {
    private static final int CHUNK = 16 * 1024;
    private static final FetchItem<Bytes> BODY = FetchItem.body(Section.FULL);

    private ImapalaReader() {}

    static void read(byte[] octets, Consumer<FetchedMessage> sink) {
        readAll(octets, response -> {
            if (response instanceof Untagged.Fetch fetch) {
                sink.accept(fetch.message());
            }
        });
    }

    static void readAll(byte[] octets, Consumer<Response> sink) {
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        for (int from = 0; from < octets.length; from += CHUNK) {
            framer.feed(octets, from, Math.min(from + CHUNK, octets.length));
            while (framer.next() != Framer.Event.MORE) {
                sink.accept(parser.parse(framer.frame()));
            }
        }
    }

    /** Returns a number made of all values of a response to SEARCH, LIST, or FETCH of a body. */
    static long bulkValues(Response response) {
        if (response instanceof Untagged.Search search) {
            return search.result().messages().numbers().stream().sum();
        } else if (response instanceof Untagged.Listing listing) {
            return listing.mailbox().name().text().length()
                    + listing.mailbox().attributes().size();
        } else if (response instanceof Untagged.Fetch fetch) {
            return fetch.message().get(BODY).size();
        }
        return 0;
    }

    /** Returns a number made of all values, so that none of them can be left out. */
    public static long values(FetchedMessage message) {
        long sum = message.get(FetchItem.UID).value()
                + message.get(FetchItem.FLAGS).size();
        sum += message.find(FetchItem.RFC822_SIZE).orElse(0L);
        sum += message.find(FetchItem.INTERNALDATE)
                .map(date -> date.epochSecond())
                .orElse(0L);
        sum += message.find(FetchItem.ENVELOPE).map(ImapalaReader::values).orElse(0L);
        return sum
                + message.find(FetchItem.BODYSTRUCTURE)
                        .map(ImapalaReader::values)
                        .orElse(0L);
    }

    private static long values(Envelope envelope) {
        long sum = envelope.subject().length()
                + envelope.messageId().length()
                + envelope.inReplyTo().length();
        sum += addresses(envelope.from()) + addresses(envelope.sender()) + addresses(envelope.replyTo());
        return sum + addresses(envelope.to()) + addresses(envelope.cc()) + addresses(envelope.bcc());
    }

    private static long addresses(Iterable<Address> addresses) {
        long sum = 0;
        for (Address address : addresses) {
            sum += address.displayName().length();
            sum += address instanceof Address.Mailbox mailbox
                    ? mailbox.address().length()
                    : 0;
        }
        return sum;
    }

    private static long values(BodyStructure structure) {
        long sum = structure.type().length() + structure.subtype().length();
        for (BodyStructure.Parameter parameter : structure.parameters()) {
            sum += parameter.value().text().length();
        }
        if (structure instanceof BodyStructure.Multipart multipart) {
            for (BodyStructure part : multipart.parts()) {
                sum += values(part);
            }
        } else if (structure instanceof BodyStructure.Single single) {
            sum += single.size() + single.fields().encoding().length();
        }
        return sum;
    }
}
