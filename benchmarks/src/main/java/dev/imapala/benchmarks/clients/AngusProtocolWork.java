package dev.imapala.benchmarks.clients;

import dev.imapala.benchmarks.AngusReader;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.util.MailLogger;

/** Angus Mail by the layer below its API, which makes no messages and folders: the least that it can do. */
final class AngusProtocolWork implements Work {
    private static final String SIMPLE = "UID FLAGS INTERNALDATE RFC822.SIZE";

    private final Workload workload;
    private final int count;
    private final IMAPProtocol protocol;
    private final byte[][] messages;

    private AngusProtocolWork(Workload workload, int count, IMAPProtocol protocol) {
        this.workload = workload;
        this.count = count;
        this.protocol = protocol;
        messages = workload == Workload.APPEND ? Messages.all(count) : new byte[0][];
    }

    static AngusProtocolWork open(Workload workload, int port, int count) throws IOException, ProtocolException {
        MailLogger silent = new MailLogger(AngusProtocolWork.class, "DEBUG", false, System.out);
        IMAPProtocol protocol = new IMAPProtocol("imap", "127.0.0.1", port, AngusWork.properties(), false, silent);
        protocol.login("user", "password");
        protocol.select("INBOX");
        return new AngusProtocolWork(workload, count, protocol);
    }

    @Override
    public long run() throws ProtocolException {
        return switch (workload) {
            case FETCH_SIMPLE -> values(protocol.fetch(1, count, SIMPLE));
            case FETCH_STRUCTURE -> values(protocol.fetch(1, count, "UID FLAGS ENVELOPE BODYSTRUCTURE"));
            case BODIES -> bulkValues(protocol.fetch(1, count, "UID BODY.PEEK[]"));
            case NOOPS -> noops();
            case UID_FETCHES -> singles();
            case APPEND -> append();
            case SEARCH -> bulkValues(checked(protocol.command("UID SEARCH ALL", null)));
            case LIST -> list();
            default -> throw new IllegalArgumentException(workload + " is not for this peer");
        };
    }

    private static long values(Response[] responses) {
        long sum = 0;
        for (Response response : responses) {
            sum += response instanceof FetchResponse fetch ? AngusReader.values(fetch) : 0;
        }
        return sum;
    }

    private static long bulkValues(Response[] responses) {
        return Arrays.stream(responses).mapToLong(AngusReader::bulkValues).sum();
    }

    private Response[] checked(Response[] responses) throws ProtocolException {
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private long noops() throws ProtocolException {
        for (int i = 0; i < count; i++) {
            protocol.noop();
        }
        return count;
    }

    private long singles() throws ProtocolException {
        long sum = 0;
        for (int i = 1; i <= count; i++) {
            String set = String.valueOf(Answers.UID_BASE + i);
            sum += values(checked(protocol.command("UID FETCH " + set + " (" + SIMPLE + ")", new Argument())));
        }
        return sum;
    }

    private long append() throws ProtocolException {
        long sum = 0;
        for (byte[] message : messages) {
            sum += protocol.appenduid("INBOX", new Flags(), null, new Octets(message)).uid;
        }
        return sum;
    }

    private long list() throws ProtocolException {
        long sum = 0;
        for (ListInfo info : protocol.list("", "*")) {
            sum += info.name.length() + info.attrs.length;
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        try {
            protocol.logout();
        } catch (ProtocolException e) {
            throw new IOException(e);
        }
    }

    /** A message in memory. */
    private static final class Octets implements Literal {
        private final byte[] octets;

        Octets(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public int size() {
            return octets.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(octets);
        }
    }
}
