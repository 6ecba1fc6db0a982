package dev.imapala.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.Uid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into an mbox comes out of it. */
class MboxRoundTripTest {
    private static final String[] PIECES = {
        "From ",
        "From",
        ">",
        ">>From ",
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "x",
        "\u00ff",
        " ",
        "Status: RO\r\n",
        "X-Imapala-Export: octets=3; lines=exact; date=x\r\n",
        "X-Keywords: a\r\n"
    };

    private final Path file;

    MboxRoundTripTest(@TempDir Path folder) {
        file = folder.resolve("a.mbox");
    }

    private static Mail mail(long uid, Flag... flags) {
        return new Mail(Uid.of(uid), Set.of(flags), new InternalDate(1_600_000_000 + uid, (int) (uid % 700)));
    }

    private void write(List<String> messages) throws IOException {
        try (MboxStore store = new MboxStore(file, 0)) {
            for (int i = 0; i < messages.size(); i++) {
                byte[] octets = messages.get(i).getBytes(StandardCharsets.ISO_8859_1);
                store.put(mail(i + 1, Flag.SEEN, Flag.of("garden")), new ByteArrayInputStream(octets));
            }
        }
    }

    private List<String> read() throws IOException {
        List<String> messages = new ArrayList<>();
        try (MboxSource source = new MboxSource(file, false)) {
            for (Letter letter = source.next(); letter != null; letter = source.next()) {
                try (InputStream octets = letter.body().open()) {
                    messages.add(new String(octets.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
                assertThat(letter.flags()).containsExactlyInAnyOrder(Flag.SEEN, Flag.of("garden"));
                assertThat(letter.date()).isEqualTo(mail(messages.size()).date());
            }
        }
        return messages;
    }

    @Test
    void whateverTheMessagesLookLike() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder message = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                message.append(PIECES[random.nextInt(PIECES.length)]);
            }
            messages.add(message.toString());
        }
        write(messages);

        assertThat(read()).as("seed %d", seed).isEqualTo(messages);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_530, 65_536, 65_537, 131_072, 1_100_000})
    void howeverLongTheirLinesAre(int length) throws IOException {
        List<String> messages = List.of(
                ">".repeat(length) + "From \r\n",
                "x".repeat(length) + "From x\r\n",
                "x".repeat(length - 1) + "\r\nFrom \r\n" + "y".repeat(length),
                ">".repeat(length));
        write(messages);

        assertThat(read()).isEqualTo(messages);
    }

    @Test
    void whatIsBehindTheLastCompleteMessageIsCutOff() throws IOException {
        write(List.of("one\r\n", "two\r\n"));
        long complete = Files.size(file);
        Files.writeString(file, Files.readString(file) + "From half a mess");
        try (MboxStore store = new MboxStore(file, complete)) {
            store.put(mail(3, Flag.SEEN, Flag.of("garden")), new ByteArrayInputStream(new byte[] {'3'}));
        }

        assertThat(read()).containsExactly("one\r\n", "two\r\n", "3");
    }
}
