package dev.imapala.cli.transfer;

import dev.imapala.protocol.UidSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an export has done so far, as a file says beside the messages.
 *
 * @param source whose mailbox it is, and where: an address without a mailbox
 * @param mailbox the mailbox
 * @param format how its messages are kept, in small letters
 * @param uidValidity its UIDVALIDITY
 * @param uids the UIDs of the messages that are in the files
 * @param length how long the file is that holds all messages; 0 if each has its own
 */
record ExportState(String source, String mailbox, String format, long uidValidity, UidSet uids, long length) {
    private static final String FIRST_LINE = "imapala export 1";

    /** Returns the state in {@code file}; nothing if there is none. */
    static Optional<ExportState> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(": ");
            values.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
        });
        try {
            String uids = values.getOrDefault("uids", "");
            return Optional.of(new ExportState(
                    values.getOrDefault("source", ""),
                    values.getOrDefault("mailbox", ""),
                    values.getOrDefault("format", ""),
                    Long.parseLong(values.getOrDefault("uidvalidity", "")),
                    uids.isEmpty() ? UidSet.EMPTY : UidSet.parse(uids),
                    Long.parseLong(values.getOrDefault("length", ""))));
        } catch (IllegalArgumentException e) {
            throw new IOException("the state in " + file + " is damaged", e);
        }
    }

    void write(Path file) throws IOException {
        WholeFile.write(
                file,
                FIRST_LINE + "\nsource: " + source + "\nmailbox: " + mailbox + "\nformat: " + format + "\nuidvalidity: "
                        + uidValidity + "\nlength: " + length + "\nuids: " + uids + "\n");
    }
}
