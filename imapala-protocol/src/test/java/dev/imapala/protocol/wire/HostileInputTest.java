package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.Flag;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.Seeds;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.SearchResult;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long line of what is deep or many costs a stack that is small, and memory and work that do not grow faster than
 * itself.
 */
class HostileInputTest {
    private static final int SIZE = 120_000;
    private static final int SMALL_STACK = 256 * 1024;
    /** Octets of memory, garbage included, for one octet of input: some objects or an error for every two or three. */
    private static final long MEMORY_A_BYTE = 600;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "* THREAD ~(~",
                "* THREAD ~(~)",
                "* THREAD ~()~",
                "* THREAD (~1 ~)",
                "* THREAD (~0 ~)",
                "* THREAD (1 ~(2)~)",
                "* SORT ~9 ~",
                "* SORT ~(MODSEQ 1)~",
                "* ESEARCH ~(~",
                "* ESEARCH (~X 1 ~)",
                "* ESEARCH ALL ~9,~1",
                "* ESEARCH ~ALL 1 ~",
                "* ESEARCH ~X (1) ~",
                "* ESEARCH RELEVANCY (~1 ~)",
                "* 1 FETCH (~(~",
                "* 1 FETCH (~(~)",
                "* 1 FETCH (X ~(~",
                "* 1 FETCH (X ~()~)",
                "* 1 FETCH (X ~( ~)",
                "* 1 FETCH (UID ~(~",
                "* 1 FETCH (FLAGS ~(~",
                "* 1 FETCH (~FLAGS x ~)",
                "* 1 FETCH (FLAGS (~a(b ~))",
                "* 1 FETCH (FLAGS (~aA ~))",
                "* 1 FETCH (~FLAGS (a) ~)",
                "* 1 FETCH (~UID 5 ~)",
                "* 1 FETCH (~UID 99999999999999999999 ~)",
                "* 1 FETCH (~RFC822.SIZE -1 ~)",
                "* 1 FETCH (~INTERNALDATE x ~)",
                "* 1 FETCH (~BODY[ ~)",
                "* 1 FETCH (~X[ ~)",
                "* 1 FETCH (~X[~)",
                "* 1 FETCH (~BODY[] \"\\\"\" ~)",
                "* 1 FETCH (~BODY[1] NIL ~)",
                "* 1 FETCH (BODY[~1.~] x)",
                "* 1 FETCH (BODY[HEADER.FIELDS (~a ~)] x)",
                "* 1 FETCH (X \"~\\\"~\")",
                "* 1 FETCH (X \"~\"~ )",
                "* 1 FETCH (~\"\\a\" ~)",
                "* 1 FETCH (~\"a\"x ~)",
                "* 1 FETCH (ENVELOPE (~\"a\" b ~))",
                "* 1 FETCH (ENVELOPE (\"~\"   ~\"))",
                "* 1 FETCH (BODY (~\"rfc822\" NIL NIL NIL NIL 1 (~))",
                "* 1 FETCH (BODY ~(\"x\" NIL NIL NIL NIL 1 ~))",
                "* 1 FETCH (BODY (\"a\" \"b\" NIL NIL NIL NIL 1~1~))",
                "* 1 FETCH (RFC822.SIZE 1.~1~)",
                "* 1 FETCH (RFC822.SIZE 1e~1~)",
                "* 1 FETCH (ENVELOPE ~(~",
                "* 1 FETCH (ENVELOPE (NIL NIL (~(NIL NIL \"a\" \"b\")~) NIL NIL NIL NIL NIL NIL NIL))",
                "* 1 FETCH (ENVELOPE (NIL NIL (~(a b NIL \"a\" \"b\")~) NIL NIL NIL NIL NIL NIL NIL))",
                "* 1 FETCH (ENVELOPE (NIL NIL (~(NIL NIL \"a\\\"))~) NIL NIL NIL NIL NIL NIL NIL))",
                "* 1 FETCH (ENVELOPE (NIL NIL (~(NIL NIL \"g\" NIL)~) NIL NIL NIL NIL NIL NIL NIL))",
                "* 1 FETCH (~ENVELOPE (x) ~)",
                "* 1 FETCH (BODYSTRUCTURE ~(~",
                "* 1 FETCH (BODYSTRUCTURE ~(~) X 1)",
                "* 1 FETCH (BODYSTRUCTURE (~(\"a\" \"b\" NIL NIL NIL NIL 1)~ \"mixed\"))",
                "* 1 FETCH (BODYSTRUCTURE (\"a\" \"b\" (~\"c\" \"d\" ~) NIL NIL NIL 1))",
                "* 1 FETCH (BODYSTRUCTURE (\"a\" \"b\" NIL NIL NIL NIL 1 NIL NIL (~\"c\" ~)))",
                "* 1 FETCH (BODYSTRUCTURE (\"a\" \"b\" NIL NIL NIL NIL 1 NIL NIL NIL NIL ~(c) ~))",
                "* 1 FETCH (~BODY x ~)",
                "* FLAGS ~(~",
                "* FLAGS (~\\Seen ~)",
                "* FLAGS (~\"\\\\a\" ~)",
                "* LIST ~(~",
                "* LIST (~\\a ~) NIL x",
                "* LIST () NIL x ~(~",
                "* LIST () NIL ~a(~",
                "* LIST () NIL \"~\\\\~\"",
                "* LIST () NIL ~\"~",
                "* STATUS a ~(~",
                "* STATUS ~a (~",
                "* STATUS ~( ~",
                "* STATUS a (~MESSAGES 1 ~)",
                "* STATUS a (~X (1) ~)",
                "* STATUS a b (~X 1 ~)",
                "* SEARCH ~1 ~",
                "* SEARCH ~99999999999999999999 ~",
                "* SEARCH ~(MODSEQ 1) ~",
                "* ESEARCH ~(~",
                "* ESEARCH ALL ~1,~1",
                "* ESEARCH ~COUNT 1 ~",
                "* ESEARCH ~X (1) ~",
                "* CAPABILITY ~aA ~",
                "* CAPABILITY ~( ~",
                "* ENABLED ~a ~",
                "* ID (~\"a\" \"b\" ~)",
                "* ID ~(~",
                "* OK [X ~(~",
                "* OK [X ~\"~",
                "* OK [X ~\"]~",
                "* OK [~[~",
                "* OK [PERMANENTFLAGS (~a ~)] x",
                "* OK [PERMANENTFLAGS ~(~",
                "* OK [CAPABILITY ~a ~] x",
                "* OK [APPENDUID 1 ~1:2,~3] x",
                "* OK [BADCHARSET (~a ~)] x",
                "* OK ~ü~",
                "* ~1~ EXISTS",
                "* ~(~",
                "* ~X ~",
                "~*~",
                "~a~",
                "+ ~a~",
                "[~[~"
            })
    void responsesAreReadInLinearWork(String head, String many, @Nullable String tail) {
        Bytes frame = frame(head, many, tail);
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        check(frame, () -> parser.parse(Frame.of(frame)), parser::readAgain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a SEARCH ~NOT ~ALL",
                "a SEARCH ~OR ~ALL",
                "a SEARCH ~(~ALL",
                "a SEARCH ~ALL ~ALL",
                "a SEARCH ~SUBJECT x ~ALL",
                "a SEARCH ~KEYWORD x ~ALL",
                "a SEARCH ~UN~",
                "a SEARCH RETURN (~ALL ~) ALL",
                "a SEARCH ~1,~1",
                "a FETCH ~1,~1 FLAGS",
                "a FETCH ~9,7,~1 FLAGS",
                "a FETCH 1 (~FLAGS ~)",
                "a FETCH 1 (~BODY[1] ~)",
                "a FETCH 1 ~(~",
                "a FETCH 1 BODY[~1.~]",
                "a FETCH 1 BODY[HEADER.FIELDS (~a ~)]",
                "a STORE 1 FLAGS (~a ~)",
                "a STORE 1 FLAGS ~a ~",
                "a STORE 1 FLAGS ~(~",
                "a STATUS a (~MESSAGES ~)",
                "a LIST \"~\\\"~\" x",
                "a LIST \"\" ~%~",
                "a LIST \"\" ~&-~",
                "a LIST \"\" ~&AOQ-~",
                "a LIST \"\" x RETURN (~CHILDREN ~)",
                "a LIST \"\" x RETURN (~STATUS (MESSAGES) ~)",
                "a LIST \"\" x RETURN ~(~",
                "a ENABLE ~a ~",
                "a ID (~\"a\" \"b\" ~)",
                "a LOGIN \"~\\\\~\" x",
                "a AUTHENTICATE X ~AAAA~",
                "~a~",
                "~a ~",
                "a ~UID ~"
            })
    void commandsAreReadInLinearWork(String head, String many, @Nullable String tail) {
        Bytes frame = frame(head, many, tail);
        CommandParser parser = new CommandParser(Limits.DEFAULT);
        check(frame, () -> parser.parse(Frame.of(frame)), parser::readAgain);
    }

    private static Bytes frame(@Nullable String head, String many, @Nullable String tail) {
        String text = (head == null ? "" : head) + many.repeat(SIZE / many.length()) + (tail == null ? "" : tail);
        return Bytes.of(text);
    }

    private static void check(Bytes frame, Runnable parse, LongSupplier readAgain) {
        long allocated = inSmallStack(() -> {
            long before = allocated();
            try {
                parse.run();
            } catch (ParseException | LimitExceededException e) {
                assertThat(e.getMessage()).hasSizeLessThan(500);
            }
            return allocated() - before;
        });
        assertThat(readAgain.getAsLong()).as("octets that were read again").isLessThan(7L * frame.size());
        assertThat(allocated).as("octets of memory").isLessThan(MEMORY_A_BYTE * frame.size());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static <T> T inSmallStack(Supplier<T> work) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(work.get()), "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(failure.get()).isNull();
        T value = result.get();
        if (value == null) {
            throw new AssertionError("no result");
        }
        return value;
    }

    @Test
    void structureOfTheGreatestDepthIsReadAndOfAGreaterOneKeptAsItCame() {
        int most = 1000;
        ResponseParser parser = new ResponseParser(Limits.DEFAULT.withMaxDepth(most));
        for (int depth : new int[] {most - 2, most - 1, most, most + 1, 100_000}) {
            String structure =
                    "(".repeat(depth) + "\"a\" \"b\" NIL NIL NIL \"7BIT\" 1" + ") \"mixed\"".repeat(depth - 1) + ")";
            Bytes frame = Bytes.of("* 1 FETCH (BODY " + structure + " UID 5)");
            Response response = parser.parse(Frame.of(frame));
            assertThat(response).isInstanceOf(Untagged.Fetch.class);
            boolean read = ((Untagged.Fetch) response).message().unrecognized().isEmpty();
            assertThat(read).as("depth %d", depth).isEqualTo(depth < most);
            assertThat(Peer.written(response)).isEqualTo(Bytes.of("* 1 FETCH (UID 5 BODY " + structure + ")\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "* 1 FETCH (ENVELOPE (NIL NIL (~(NIL NIL \"a\" \"b\")~) NIL NIL NIL NIL NIL NIL NIL))",
                "* 1 FETCH (BODYSTRUCTURE (~(\"a\" \"b\" NIL NIL NIL NIL 1)~ \"mixed\"))",
                "* 1 FETCH (FLAGS (~aA ~))",
                "* 1 FETCH (X (~\"\" ~))",
                "* SEARCH ~1 ~2",
                "* ESEARCH ALL ~1,~1",
                "* CAPABILITY ~aA ~x"
            })
    void tooManyItemsAreRefusedByNameBeforeTheyTakeMemory(String head, String many, String tail) {
        Bytes frame = frame(head, many, tail);
        ResponseParser parser = new ResponseParser(Limits.DEFAULT.withMaxItems(5_000));
        long before = Allocated.bytes();
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> parser.parse(Frame.of(frame)))
                .withMessageContaining("maxItems = 5000")
                .withMessageContaining("Limits.withMaxItems")
                .satisfies(e -> assertThat(e.limit()).isEqualTo("maxItems"));
        assertThat(Allocated.bytes() - before).isLessThan(3L * frame.size() + 2_000_000);
        assertThat(parser.parse(Frame.of(Bytes.of("* 1 EXISTS")))).isEqualTo(new Untagged.Exists(1));
    }

    @Test
    void whatHasATagIsNotLostForItsItems() {
        ResponseParser parser = new ResponseParser(Limits.DEFAULT.withMaxItems(1024));
        String code = "[CAPABILITY" + " A".repeat(5_000) + "]";
        Response response = parser.parse(Frame.of(Bytes.of("a1 OK " + code + " done")));
        assertThat(response)
                .isInstanceOfSatisfying(
                        Response.Tagged.class,
                        tagged -> assertThat(tagged.text().text()).isEqualTo("done"));
    }

    @Test
    void twoHundredThousandLiteralsAreFramedAndReadOctetByOctetInLinearWork() {
        StringBuilder text = new StringBuilder("* 1 FETCH (");
        for (int i = 0; i < 200_000; i++) {
            text.append("X {1}\r\n) ");
        }
        byte[] octets = Bytes.of(text + ")\r\n").toArray();
        Framer framer = Framer.ofResponses(Limits.DEFAULT);
        for (int i = 0; i < octets.length; i++) {
            framer.feed(octets, i, i + 1);
            if (framer.next() != (i == octets.length - 1 ? Framer.Event.FRAME : Framer.Event.MORE)) {
                throw new AssertionError("at " + i);
            }
        }
        ResponseParser parser = new ResponseParser(Limits.DEFAULT);
        Untagged.Fetch fetch = (Untagged.Fetch) parser.parse(framer.frame());
        assertThat(fetch.message().unrecognized()).containsOnlyKeys("X");
        assertThat(parser.readAgain()).isLessThan(2L * octets.length);
    }

    @Test
    void oneSearchFindsManyInAnyOrder() {
        StringBuilder text = new StringBuilder("* SEARCH");
        Random random = Seeds.random("numbers of SEARCH");
        NumberSet.Builder expected = NumberSet.builder();
        for (int i = 0; i < 200_000; i++) {
            long number = 1 + random.nextLong(4_294_967_295L);
            expected.add(number);
            text.append(' ').append(number);
        }
        Object value = Peer.of(false).value(Bytes.of(text.toString()));
        assertThat(value).isEqualTo(new Untagged.Search(SearchResult.of(false, expected.build())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* # EXISTS",
                "* # FETCH (UID 1)",
                "* OK [UIDNEXT #] x",
                "* OK [HIGHESTMODSEQ #] x",
                "* SEARCH #",
                "* ESEARCH COUNT #",
                "* ESEARCH ALL #",
                "* 1 FETCH (UID #)",
                "* 1 FETCH (RFC822.SIZE #)",
                "* 1 FETCH (BODY[#] NIL)",
                "* 1 FETCH (BODY[]<#> NIL)",
                "* 1 FETCH (BODY (\"a\" \"b\" NIL NIL NIL NIL #))"
            })
    void numbersOfMoreThan63BitsAreKeptAsTheyCameOrRefused(String response) {
        for (String number : new String[] {"9223372036854775808", "18446744073709551617", "9".repeat(100)}) {
            Object value = Peer.of(false).value(Bytes.of(response.replace("#", number)));
            boolean unknown = quirks(response.replace("#", number)).contains(Quirk.HUGE_NUMBER);
            if (!(value instanceof ParseException) && !unknown) {
                assertThat(Dump.of(value)).contains(number);
            }
        }
    }

    private static Set<Quirk> quirks(String response) {
        return Peer.of(false).feed(response + "\r\n").quirks(0);
    }

    @Test
    void numbersOfMoreThan63BitsAreNoStatus() {
        Object value = Peer.of(false).value(Bytes.of("* STATUS a (UNSEEN 18446744073709551617 MESSAGES 1)"));
        assertThat(Dump.of(value))
                .isEqualTo("StatusData(status: MailboxStatus(mailbox: \"a\", MESSAGES: 1,"
                        + " unrecognized: (UNSEEN: \"18446744073709551617\")))");
    }

    /** Hash tables stay quick when an attacker picks names of one hash code only if the names can be compared. */
    @Test
    void namesThatAPeerChoosesCanBeCompared() {
        assertThat(Flag.SEEN).isLessThan(Flag.of("\\Seez")).isEqualByComparingTo(Flag.of("\\SEEN"));
        assertThat(Capability.IDLE).isLessThan(Capability.of("IDLF")).isEqualByComparingTo(Capability.of("idle"));
        assertThat(MailboxAttribute.ALL)
                .isLessThan(MailboxAttribute.of("\\Alm"))
                .isEqualByComparingTo(MailboxAttribute.of("\\all"));
    }
}
