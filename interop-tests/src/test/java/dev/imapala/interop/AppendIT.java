package dev.imapala.interop;

import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.INTERNALDATE;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.client.AppendResult;
import dev.imapala.client.CommandFailedException;
import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.ServerAddress;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.InternalDate;
import dev.imapala.protocol.command.Append;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.protocol.response.ResponseCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppendIT extends Scenario {
    private static final FetchItem<Bytes> FULL = FetchItem.body(Section.FULL);
    private static final String HEADER = "From: ann@example.org\r\nSubject: octets\r\n\r\n";
    private static final int FIVE_MEGABYTES = 5_000_000;

    static Stream<Named<byte[]>> messages() {
        return Stream.of(
                Named.of("ASCII", bytes(HEADER + "Hello.\r\n")),
                Named.of("UTF-8", (HEADER + "Grüße, 日本語, 🎉\r\n").getBytes(StandardCharsets.UTF_8)),
                Named.of("8-bit header", bytes("Subject: Gr\u00fc\u00dfe\r\n\r\n\u00e4\u00f6\u00fc\r\n")),
                Named.of("every octet but NUL", everyOctet()),
                Named.of("header only", bytes(HEADER)),
                Named.of("header without empty line", bytes("Subject: alone\r\n")),
                Named.of("empty header", bytes("\r\nbody only\r\n")),
                Named.of("one line end", bytes("\r\n")),
                Named.of("no line end at the end", bytes(HEADER + "cut")),
                Named.of("only line ends", bytes("\r\n".repeat(2_000))),
                Named.of("dots and tags", bytes(HEADER + ".\r\n..\r\n)\r\nA1 OK done\r\n* BYE\r\n{5}\r\n+ \r\n")),
                Named.of("a long line", bytes(HEADER + "x".repeat(100_000) + "\r\n")),
                Named.of("5 MB", large()));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] everyOctet() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(HEADER));
        for (int octet = 1; octet < 256; octet++) {
            if (octet != '\r' && octet != '\n') {
                out.write(octet);
            }
        }
        out.writeBytes(bytes("\r\n"));
        return out.toByteArray();
    }

    private static byte[] large() {
        Random random = new Random(5);
        byte[] message = new byte[FIVE_MEGABYTES];
        byte[] header = bytes(HEADER);
        for (int i = 0; i < message.length; i++) {
            int column = i % 100;
            message[i] = (byte) (column == 98 ? '\r' : column == 99 ? '\n' : 0xA0 + random.nextInt(0x5F));
        }
        System.arraycopy(header, 0, message, 0, header.length);
        return message;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageComesBackByteForByte(byte[] octets) {
        comesBack(server.tls(), octets);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageInASynchronizingLiteralComesBackByteForByte(byte[] octets) {
        comesBack(server.bare(), octets);
    }

    private void comesBack(ServerAddress address, byte[] octets) {
        ImapSession session = connect(address);
        await(session.append("INBOX", Append.message(Bytes.copyOf(octets))));
        FetchedMessage message = newest(await(session.select("INBOX")));
        byte[] expected = BigMailbox.kept(octets);
        assertThat(message.get(FULL).toArray()).isEqualTo(expected);
        assertThat(message.get(RFC822_SIZE)).isEqualTo(expected.length);
        assertThat(trace.complaints()).isEmpty();
    }

    private static FetchedMessage newest(SelectedMailbox mailbox) {
        Fetch items = Fetch.items(UID, FLAGS, INTERNALDATE, RFC822_SIZE, FULL);
        return await(mailbox.fetch(mailbox.newest(1), items).toList()).get(0);
    }

    /** Some servers take APPEND of nothing as "never mind", and say NO (RFC 3502 section 6.3.11). */
    @Test
    void nothingAtAllIsKeptOrRefused() {
        ImapSession session = connect();
        Throwable refusal = failure(session.append("INBOX", Append.message(Bytes.EMPTY)));
        assertThat(refusal)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        no -> assertThat(no).isInstanceOf(CommandFailedException.class));
        SelectedMailbox inbox = await(session.select("INBOX"));
        assertThat(inbox.state().exists()).isEqualTo(refusal == null ? 1 : 0);
        assertThat(await(inbox.fetch(inbox.all(), Fetch.items(RFC822_SIZE)).toList()))
                .allSatisfy(message ->
                        assertThat(message.get(RFC822_SIZE)).isEqualTo(server.is(Trait.ENDS_LAST_LINE) ? 2 : 0));
    }

    @Test
    void flagsDateAndUidAreThoseOfTheAppend() {
        OffsetDateTime moment = OffsetDateTime.parse("2024-02-29T23:59:58+05:45");
        ImapSession session = connect();
        AppendResult result = await(session.append(
                "INBOX",
                Append.message(mail("dated")).flags(Flag.SEEN, Flag.FORWARDED).internalDate(InternalDate.of(moment))));
        SelectedMailbox inbox = await(session.select("INBOX"));
        FetchedMessage message = newest(inbox);
        assertThat(MessageComparison.lasting(message.get(FLAGS))).containsExactlyInAnyOrder(Flag.SEEN, Flag.FORWARDED);
        assertThat(message.get(INTERNALDATE).epochSecond()).isEqualTo(moment.toEpochSecond());
        assertThat(result.uid()).contains(message.get(UID));
        assertThat(result.uidValidity()).isEqualTo(inbox.state().uidValidity());
    }

    @Test
    void pipelinedAppendsKeepTheirOrder() {
        ImapSession session = connect();
        List<CompletableFuture<AppendResult>> appends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            appends.add(session.append("INBOX", Append.message(mail("number " + i))));
        }
        assertThat(appends)
                .extracting(append -> await(append).uid().orElseThrow())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void missingMailboxIsTold() {
        ImapSession session = connect();
        for (byte[] octets : List.of(bytes(HEADER), large())) {
            assertThatExceptionOfType(CommandFailedException.class)
                    .isThrownBy(() -> await(session.append("Missing", Append.message(Bytes.copyOf(octets)))))
                    .satisfies(e -> assertThat(e.code())
                            .isEqualTo(
                                    server.is(Trait.SAYS_NO_TRYCREATE)
                                            ? Optional.empty()
                                            : Optional.of(ResponseCode.TRYCREATE)));
        }
        await(session.noop());
    }

    @Test
    void selectedMailboxGrows() {
        ImapSession session = connect();
        SelectedMailbox inbox = await(session.select("INBOX"));
        await(session.append("INBOX", Append.message(mail("one more"))));
        await(session.noop());
        assertThat(inbox.state().exists()).isEqualTo(1);
    }
}
