package dev.imapala.benchmarks.clients;

import dev.imapala.benchmarks.AngusReader;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Properties;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/**
 * Angus Mail by its API, as its documentation says that it is fast: a FetchProfile of exactly what is looked at, whole
 * messages where they are wanted whole, and large pieces of the one that is not to be in memory.
 */
final class AngusWork implements Work {
    private final Workload workload;
    private final int count;
    private final Session session;
    private final IMAPStore store;
    private final MimeMessage[] messages;

    private AngusWork(Workload workload, int count, Session session, IMAPStore store) throws MessagingException {
        this.workload = workload;
        this.count = count;
        this.session = session;
        this.store = store;
        messages = workload == Workload.APPEND ? messages(count) : new MimeMessage[0];
    }

    static AngusWork open(Workload workload, int port, int count) throws MessagingException {
        Session session = Session.getInstance(properties());
        IMAPStore store = (IMAPStore) session.getStore("imap");
        store.connect("127.0.0.1", port, "user", "password");
        return new AngusWork(workload, count, session, store);
    }

    static Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.imap.socketFactory", new Promptly());
        properties.setProperty("mail.imap.fetchsize", String.valueOf(1024 * 1024));
        return properties;
    }

    private MimeMessage[] messages(int howMany) throws MessagingException {
        MimeMessage[] made = new MimeMessage[howMany];
        byte[][] octets = Messages.all(howMany);
        for (int i = 0; i < howMany; i++) {
            made[i] = new MimeMessage(session, new ByteArrayInputStream(octets[i]));
        }
        return made;
    }

    @Override
    public long run() throws MessagingException, IOException {
        if (workload == Workload.LIST) {
            return list();
        }
        IMAPFolder folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_WRITE);
        try {
            return run(folder);
        } finally {
            folder.close(false);
        }
    }

    private long run(IMAPFolder folder) throws MessagingException, IOException {
        return switch (workload) {
            case FETCH_SIMPLE -> simple(folder);
            case FETCH_STRUCTURE -> structure(folder);
            case BODIES -> bodies(folder);
            case HUGE_BODY -> huge(folder);
            case NOOPS -> noops(folder);
            case UID_FETCHES -> singles(folder);
            case APPEND -> append(folder);
            case SEARCH -> search(folder);
            default -> throw new IllegalArgumentException(workload + " is not for this peer");
        };
    }

    private static FetchProfile profile(FetchProfile.Item... items) {
        FetchProfile profile = new FetchProfile();
        Arrays.stream(items).forEach(profile::add);
        return profile;
    }

    private static FetchProfile simple() {
        return profile(
                UIDFolder.FetchProfileItem.UID,
                FetchProfile.Item.FLAGS,
                FetchProfile.Item.SIZE,
                IMAPFolder.FetchProfileItem.INTERNALDATE);
    }

    private static long simple(IMAPFolder folder) throws MessagingException {
        Message[] all = folder.getMessages();
        folder.fetch(all, simple());
        long sum = 0;
        for (Message message : all) {
            sum += simple(folder, message);
        }
        return sum;
    }

    private static long simple(IMAPFolder folder, Message message) throws MessagingException {
        return folder.getUID(message)
                + flags(message)
                + message.getSize()
                + message.getReceivedDate().toInstant().getEpochSecond();
    }

    private static long flags(Message message) throws MessagingException {
        Flags flags = message.getFlags();
        return (long) flags.getSystemFlags().length + flags.getUserFlags().length;
    }

    private static long structure(IMAPFolder folder) throws MessagingException, IOException {
        Message[] all = folder.getMessages();
        folder.fetch(
                all,
                profile(
                        UIDFolder.FetchProfileItem.UID,
                        FetchProfile.Item.FLAGS,
                        FetchProfile.Item.ENVELOPE,
                        FetchProfile.Item.CONTENT_INFO));
        long sum = 0;
        for (Message message : all) {
            sum += folder.getUID(message) + flags(message) + envelope((IMAPMessage) message) + part((MimePart) message);
        }
        return sum;
    }

    private static long envelope(IMAPMessage message) throws MessagingException {
        long sum = length(message.getSubject()) + length(message.getMessageID()) + length(message.getInReplyTo());
        sum += addresses(message.getFrom()) + sender(message.getSender()) + addresses(message.getReplyTo());
        sum += addresses(message.getRecipients(Message.RecipientType.TO));
        sum += addresses(message.getRecipients(Message.RecipientType.CC));
        return sum + addresses(message.getRecipients(Message.RecipientType.BCC));
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static long sender(@Nullable Address sender) {
        return sender == null ? 0 : addresses(new Address[] {sender});
    }

    private static long addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? 0
                : AngusReader.addresses(Arrays.copyOf(addresses, addresses.length, InternetAddress[].class));
    }

    private static long part(MimePart part) throws MessagingException, IOException {
        ContentType type = new ContentType(part.getContentType());
        long sum = type.getPrimaryType().length() + type.getSubType().length() + parameters(type.getParameterList());
        if (!part.isMimeType("multipart/*")) {
            return sum + part.getSize() + part.getEncoding().length();
        }
        Multipart parts = (Multipart) part.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart child = parts.getBodyPart(i);
            sum += part((MimePart) child);
        }
        return sum;
    }

    private static long parameters(@Nullable ParameterList parameters) {
        long sum = 0;
        if (parameters != null) {
            for (Enumeration<String> names = parameters.getNames(); names.hasMoreElements(); ) {
                sum += parameters.get(names.nextElement()).length();
            }
        }
        return sum;
    }

    private static long bodies(IMAPFolder folder) throws MessagingException, IOException {
        Message[] all = folder.getMessages();
        folder.fetch(all, profile(UIDFolder.FetchProfileItem.UID, IMAPFolder.FetchProfileItem.MESSAGE));
        Counting count = new Counting();
        for (Message message : all) {
            message.writeTo(count);
        }
        return count.octets;
    }

    /** Reads it from the server in pieces, which is the one way that does not have it in memory. */
    private static long huge(IMAPFolder folder) throws MessagingException, IOException {
        byte[] buffer = new byte[64 * 1024];
        long octets = 0;
        try (InputStream in = ((IMAPMessage) folder.getMessage(1)).getMimeStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                octets += read;
            }
        }
        return octets;
    }

    private long noops(IMAPFolder folder) throws MessagingException {
        for (int i = 0; i < count; i++) {
            folder.doCommand(protocol -> {
                protocol.noop();
                return protocol;
            });
        }
        return count;
    }

    private long singles(IMAPFolder folder) throws MessagingException {
        FetchProfile profile = simple();
        long sum = 0;
        for (int i = 1; i <= count; i++) {
            Message message = folder.getMessage(i);
            folder.fetch(new Message[] {message}, profile);
            sum += simple(folder, message);
        }
        return sum;
    }

    private long append(IMAPFolder folder) throws MessagingException {
        long sum = 0;
        for (AppendUID appended : folder.appendUIDMessages(messages)) {
            sum += appended.uid;
        }
        return sum;
    }

    /** It has no search that gives UIDs; numbers take as many octets. */
    private static long search(IMAPFolder folder) throws MessagingException {
        long sum = 0;
        for (Message found : folder.search(new FlagTerm(new Flags(Flags.Flag.DELETED), false))) {
            sum += found.getMessageNumber();
        }
        return sum;
    }

    private long list() throws MessagingException {
        long sum = 0;
        for (Folder folder : store.getDefaultFolder().list("*")) {
            sum += folder.getFullName().length() + ((IMAPFolder) folder).getAttributes().length;
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        try {
            store.close();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static final class Counting extends OutputStream {
        private long octets;

        @Override
        public void write(int octet) {
            octets++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            octets += length;
        }
    }
}
