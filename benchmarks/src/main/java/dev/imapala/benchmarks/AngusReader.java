package dev.imapala.benchmarks;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** Reads the same octets with the protocol layer of Angus Mail. */
public final class AngusReader {
    private AngusReader() {}

    static void read(byte[] octets, Consumer<FetchResponse> sink) {
        readAll(octets, response -> {
            if (response instanceof FetchResponse fetch) {
                sink.accept(fetch);
            }
        });
    }

    static void readAll(byte[] octets, Consumer<Response> sink) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.US_ASCII);
        try {
            IMAPProtocol protocol =
                    new IMAPProtocol(new ByteArrayInputStream(octets), nowhere, new Properties(), false);
            Response response = protocol.readResponse();
            while (!response.isTagged()) {
                sink.accept(response);
                response = protocol.readResponse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number that {@code ImapalaReader.values} returns for the same response. */
    public static long values(FetchResponse fetch) {
        RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
        INTERNALDATE date = fetch.getItem(INTERNALDATE.class);
        long sum = fetch.getItem(UID.class).uid + flags(fetch.getItem(FLAGS.class));
        sum += size == null ? 0 : size.size;
        sum += date == null ? 0 : date.getDate().toInstant().getEpochSecond();
        return sum + envelope(fetch.getItem(ENVELOPE.class)) + structure(fetch.getItem(BODYSTRUCTURE.class));
    }

    /** Returns the number that {@code ImapalaReader.bulkValues} returns for the same response. */
    public static long bulkValues(Response response) {
        if (response instanceof FetchResponse fetch) {
            return fetch.getItem(BODY.class).getByteArray().getCount();
        } else if (response instanceof IMAPResponse known && known.keyEquals("LIST")) {
            ListInfo info = list(known);
            return (long) info.name.length() + info.attrs.length;
        } else if (response instanceof IMAPResponse known && known.keyEquals("SEARCH")) {
            return numbers(known).stream().mapToLong(Long::longValue).sum();
        }
        return 0;
    }

    private static ListInfo list(IMAPResponse response) {
        try {
            return new ListInfo(response);
        } catch (ParsingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the numbers as {@code IMAPProtocol.search} does, which is not to be had without a server. */
    private static List<Long> numbers(IMAPResponse response) {
        List<Long> numbers = new ArrayList<>();
        for (long number = response.readLong(); number != -1; number = response.readLong()) {
            numbers.add(number);
        }
        return numbers;
    }

    private static long flags(FLAGS flags) {
        return (long) flags.getSystemFlags().length + flags.getUserFlags().length;
    }

    private static long envelope(@Nullable ENVELOPE envelope) {
        if (envelope == null) {
            return 0;
        }
        long sum = text(envelope.subject).length() + length(envelope.messageId) + length(envelope.inReplyTo);
        sum += addresses(envelope.from) + addresses(envelope.sender) + addresses(envelope.replyTo);
        return sum + addresses(envelope.to) + addresses(envelope.cc) + addresses(envelope.bcc);
    }

    private static String text(String raw) {
        try {
            return MimeUtility.decodeText(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    public static long addresses(InternetAddress @Nullable [] addresses) {
        long sum = 0;
        for (InternetAddress address : addresses == null ? new InternetAddress[0] : addresses) {
            sum += length(address.getPersonal()) + address.getAddress().length();
        }
        return sum;
    }

    private static long structure(@Nullable BODYSTRUCTURE structure) {
        if (structure == null) {
            return 0;
        }
        long sum = length(structure.type) + length(structure.subtype);
        if (structure.cParams != null) {
            for (Enumeration<String> names = structure.cParams.getNames(); names.hasMoreElements(); ) {
                sum += structure.cParams.get(names.nextElement()).length();
            }
        }
        if (structure.isMulti()) {
            for (BODYSTRUCTURE part : structure.bodies) {
                sum += structure(part);
            }
            return sum;
        }
        return sum + (long) structure.size + structure.encoding.length();
    }
}
