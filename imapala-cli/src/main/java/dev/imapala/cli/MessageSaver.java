package dev.imapala.cli;

import dev.imapala.cli.mime.Folder;
import dev.imapala.cli.mime.NewFile;
import dev.imapala.cli.mime.PartContent;
import dev.imapala.cli.output.ExitCode;
import dev.imapala.cli.output.Failure;
import dev.imapala.cli.output.Outcome;
import dev.imapala.cli.output.Progress;
import dev.imapala.cli.output.Report;
import dev.imapala.cli.output.Sizes;
import dev.imapala.cli.output.Task;
import dev.imapala.cli.terminal.Environment;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Part;
import dev.imapala.protocol.fetch.Section;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings octets of messages to where they shall be, piece by piece. */
final class MessageSaver {
    private static final int PIECE = 64 * 1024;

    /**
     * Octets of a message.
     *
     * @param uid the message
     * @param section where they are in it
     * @param structure what they are; null for the message as it is
     * @param name what the sender calls them
     * @param size how many there are, in their transfer encoding; -1 if that is not known
     */
    record Source(Uid uid, Section section, @Nullable BodyStructure structure, String name, long size) {
        String number() {
            return section.part().stream().map(String::valueOf).collect(Collectors.joining("."));
        }
    }

    private final BlockingMailbox mailbox;
    private final Report report;

    MessageSaver(BlockingMailbox mailbox, Report report) {
        this.mailbox = mailbox;
        this.report = report;
    }

    /** Returns the message as it is. */
    Source whole(FetchedMessage message) {
        Uid uid = message.get(FetchItem.UID);
        return new Source(
                uid,
                Section.FULL,
                null,
                "message " + uid,
                message.find(FetchItem.RFC822_SIZE).orElse(-1L));
    }

    /**
     * Returns the part of {@code message} with this number, or name.
     *
     * @throws Failure if there is none
     */
    Source part(FetchedMessage message, String wanted) {
        List<Part> parts = structure(message).allParts().stream()
                .filter(part -> part.structure() instanceof BodyStructure.Single)
                .toList();
        return parts.stream()
                .filter(part -> number(part).equals(wanted))
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> part.fileName().orElse("").equalsIgnoreCase(wanted))
                        .findFirst())
                .map(part -> source(message, part))
                .orElseThrow(() -> Failure.usage(
                        "the message has no part " + wanted,
                        "it has " + parts.stream().map(MessageSaver::described).collect(Collectors.joining(", "))));
    }

    private static String described(Part part) {
        return number(part) + " (" + part.fileName().orElse(part.structure().mediaType()) + ")";
    }

    /** Returns the number of a part, such as {@code 2.1}. */
    static String number(Part part) {
        return part.number().stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /**
     * Returns the parts of a message.
     *
     * @throws Failure if the server does not tell them
     */
    static BodyStructure structure(FetchedMessage message) {
        return message.find(FetchItem.BODYSTRUCTURE)
                .orElseThrow(() -> new Failure(
                        ExitCode.SERVER,
                        "the server does not tell the parts of the message " + message.get(FetchItem.UID),
                        "--message gets it as a whole"));
    }

    private static Source source(FetchedMessage message, Part part) {
        long size = part.structure() instanceof BodyStructure.Single single ? single.size() : -1;
        return new Source(
                message.get(FetchItem.UID),
                part.section(),
                part.structure(),
                part.fileName().orElse(""),
                size);
    }

    /** Saves all attachments of {@code message} in {@code folder}. */
    void saveAttachments(FetchedMessage message, Folder folder) {
        for (Part part : structure(message).attachments()) {
            Source source = source(message, part);
            try (NewFile file = folder.create(source.name(), substitute(source))) {
                save(source, file);
            } catch (IOException e) {
                throw unwritable(source.name(), e);
            }
        }
    }

    /** Returns a name for a part that has none. */
    private static String substitute(Source source) {
        BodyStructure part = source.structure();
        String type = part == null ? "" : part.mediaType();
        String extension = switch (type) {
            case "text/plain" -> "txt";
            case "text/html" -> "html";
            case "text/calendar" -> "ics";
            case "message/rfc822", "message/global" -> "eml";
            case "image/jpeg" -> "jpg";
            case "image/png", "image/gif", "application/pdf", "application/zip" ->
                type.substring(type.indexOf('/') + 1);
            default -> "bin";
        };
        return "message-" + source.uid() + "-part-" + source.number() + "." + extension;
    }

    /** Saves {@code source} as the file {@code name}, which must not be there yet. */
    void save(Source source, String name) {
        try (NewFile file = NewFile.create(Path.of(name), report::warning)) {
            save(source, file);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage("there is a file " + name + " already", "choose another name, or remove it");
        } catch (IOException | InvalidPathException e) {
            throw unwritable(name, e);
        }
    }

    private static Failure unwritable(String name, Exception e) {
        String reason = e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage();
        return new Failure(
                ExitCode.USAGE,
                "cannot write " + name + (reason == null ? "" : ": " + reason.replace(name + ": ", "")),
                "check the path, its permissions, and the room that is left",
                e);
    }

    private void save(Source source, NewFile file) throws IOException {
        long octets = copy(source, file.out());
        file.complete();
        report.tell(Outcome.of("saved", "saved " + file.path() + " (" + Sizes.text(octets) + ")")
                .withNumber("uid", source.uid().value())
                .with("part", source.structure() == null ? null : source.number())
                .with("name", source.structure() == null ? null : source.name())
                .with("file", file.path().toString())
                .withNumber("size", octets));
    }

    /** Writes {@code source} to standard output. */
    void write(Source source, Environment environment) {
        PrintStream out = environment.out();
        try {
            copy(source, new OutputStream() {
                @Override
                public void write(int octet) {
                    out.write(octet);
                }

                @Override
                public void write(byte[] octets, int from, int length) throws IOException {
                    out.write(octets, from, length);
                    if (out.checkError()) {
                        throw new IOException("nobody reads standard output");
                    }
                }
            });
        } catch (IOException e) {
            throw new Failure(ExitCode.OUTPUT_CLOSED, "nobody reads the output any more", "");
        }
    }

    private long copy(Source source, OutputStream out) throws IOException {
        Task task = Task.octets(source.name().isEmpty() ? "part " + source.number() : source.name());
        long total = 0;
        try (Progress progress = report.begin(source.size() < 0 ? task : task.outOf(source.size()));
                InputStream octets = counted(mailbox.download(source.uid(), source.section()), progress)) {
            BodyStructure structure = source.structure();
            InputStream content = structure == null ? octets : PartContent.decoded(structure, octets);
            byte[] piece = new byte[PIECE];
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                out.write(piece, 0, count);
                total += count;
            }
        }
        return total;
    }

    /** Tells {@code progress} of the octets that come in. */
    private static InputStream counted(InputStream octets, Progress progress) {
        return new FilterInputStream(octets) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                progress.advance(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int count = super.read(target, from, length);
                progress.advance(Math.max(0, count));
                return count;
            }
        };
    }
}
