package dev.imapala.cli;

import dev.imapala.cli.mime.Header;
import dev.imapala.cli.mime.PartContent;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Sizes;
import dev.imapala.cli.output.Table;
import dev.imapala.cli.output.Table.Column;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Part;
import dev.imapala.protocol.fetch.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows messages to people, and their text to programs. */
final class MessageReader {
    private static final int MOST_HEADER_OCTETS = 1 << 20;
    private static final int MOST_CHARACTERS = 64_000;

    private final BlockingMailbox mailbox;
    private final Report report;
    private final boolean json;

    MessageReader(BlockingMailbox mailbox, Report report, boolean json) {
        this.mailbox = mailbox;
        this.report = report;
        this.json = json;
    }

    /** Separates messages from one another, for people. */
    void separate(int before) {
        if (before > 0 && !json) {
            report.tell(Outcome.of("line", ""));
            report.tell(Outcome.of("line", "-".repeat(40)));
        }
    }

    /** Shows the header of a message, unfolded and decoded. */
    void showHeader(long uid) {
        try (InputStream octets = mailbox.download(Uid.of(uid), Section.HEADER)) {
            Header header = Header.parse(octets.readNBytes(MOST_HEADER_OCTETS));
            header.fields()
                    .forEach(field -> report.tell(Outcome.of("header", field.toString())
                            .withNumber("uid", uid)
                            .with("name", field.name())
                            .with("value", field.value())));
            if (octets.read() >= 0) {
                report.warning("the header goes on; --message gets all of it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows who wrote, the text, and what is attached. */
    void showText(FetchedMessage message) {
        if (json) {
            report.messages(List.of(message));
        } else {
            showSummary(message);
        }
        BodyStructure structure = MessageSaver.structure(message);
        Optional<Part> text = structure.first("text/plain").or(() -> structure.first("text/html"));
        if (text.isPresent()) {
            showText(message.get(FetchItem.UID), text.get());
        }
        showParts(message.get(FetchItem.UID).value(), structure, text.orElse(null) == null);
    }

    private void showSummary(FetchedMessage message) {
        line("Uid: " + message.get(FetchItem.UID)
                + message.find(FetchItem.RFC822_SIZE)
                        .map(size -> " (" + Sizes.text(size) + ")")
                        .orElse(""));
        message.find(FetchItem.INTERNALDATE)
                .ifPresent(date -> line("Date: "
                        + DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH)
                                .format(date.toOffsetDateTime())));
        message.find(FetchItem.ENVELOPE).ifPresent(this::showEnvelope);
        line("");
    }

    private void showEnvelope(Envelope envelope) {
        addresses("From", envelope.from());
        addresses("To", envelope.to());
        addresses("Cc", envelope.cc());
        String subject = envelope.subject();
        line("Subject: " + (subject == null ? "" : subject));
    }

    private void addresses(String field, List<Address> addresses) {
        if (!addresses.isEmpty()) {
            line(field + ": "
                    + addresses.stream()
                            .flatMap(Address::mailboxes)
                            .map(MessageReader::address)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String address(Address.Mailbox mailbox) {
        String name = mailbox.displayName();
        return name.isBlank() ? mailbox.address() : name + " <" + mailbox.address() + ">";
    }

    private void line(String text) {
        report.tell(Outcome.of("line", text));
    }

    private void showText(Uid uid, Part part) {
        if (json) {
            StringBuilder gathered = new StringBuilder();
            read(uid, part, line -> {
                gathered.append(line).append('\n');
                if (gathered.length() > MOST_CHARACTERS) {
                    tell(uid, part, gathered);
                }
            });
            tell(uid, part, gathered);
        } else {
            read(uid, part, this::line);
        }
    }

    private void tell(Uid uid, Part part, StringBuilder gathered) {
        report.tell(Outcome.of("text", "")
                .withNumber("uid", uid.value())
                .with("part", MessageSaver.number(part))
                .with("text", gathered.toString()));
        gathered.setLength(0);
    }

    private void read(Uid uid, Part part, Consumer<String> lines) {
        try (InputStream octets = mailbox.download(uid, part.section())) {
            PartContent.readText(part.structure(), octets, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists the attachments; all parts where none of them is the text. */
    private void showParts(long uid, BodyStructure structure, boolean all) {
        List<Part> parts = all
                ? structure.allParts().stream()
                        .filter(part -> part.structure() instanceof BodyStructure.Single)
                        .toList()
                : structure.attachments();
        Table table = Table.of(Column.left("PART"), Column.elastic("NAME"), Column.left("TYPE"), Column.right("SIZE"));
        for (Part part : parts) {
            long size = part.structure() instanceof BodyStructure.Single single ? single.size() : -1;
            String name = part.fileName().orElse("");
            table.row(
                    Outcome.of("part")
                            .withNumber("uid", uid)
                            .with("part", MessageSaver.number(part))
                            .with("name", part.fileName().orElse(null))
                            .with("mediaType", part.structure().mediaType())
                            .withNumber("size", size < 0 ? null : size)
                            .withTruth("attachment", part.isAttachment()),
                    MessageSaver.number(part),
                    name,
                    part.structure().mediaType(),
                    size < 0 ? "" : Sizes.text(size));
        }
        if (!json && !parts.isEmpty()) {
            line("");
        }
        report.table(table);
    }
}
