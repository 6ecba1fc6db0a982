package dev.imapala.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Large answers as servers write them, the same for the same seed. */
public enum BulkResponses {
    /** One SEARCH response; about one UID in two of a large mailbox is in it. */
    SEARCH(500_000) {
        @Override
        void fill(ByteArrayOutputStream out, int count, Random random) {
            StringBuilder line = new StringBuilder(count * 8).append("* SEARCH");
            long uid = 1;
            for (int i = 0; i < count; i++) {
                uid += 1 + random.nextInt(3);
                line.append(' ').append(uid);
            }
            write(out, line.append("\r\n"));
        }
    },
    /** LIST responses, some with names in modified UTF-7. */
    LIST(20_000) {
        @Override
        void fill(ByteArrayOutputStream out, int count, Random random) {
            for (int i = 0; i < count; i++) {
                String attributes = random.nextBoolean() ? "\\HasNoChildren" : "\\HasChildren \\Subscribed";
                String name = random.nextInt(10) == 0 ? "Entw&APw-rfe" : "Projects";
                write(
                        out,
                        String.format(
                                Locale.ROOT,
                                "* LIST (%s) \"/\" \"%s/20%02d/%d\"\r\n",
                                attributes,
                                name,
                                random.nextInt(27),
                                i));
            }
        }
    },
    /** FETCH responses with a literal of 50 KB each. */
    LITERALS(2_000) {
        @Override
        void fill(ByteArrayOutputStream out, int count, Random random) {
            byte[] mail = "A line of some mail, 38 octets long.\r\n"
                    .repeat(50_000 / 38)
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 1; i <= count; i++) {
                write(out, "* " + i + " FETCH (UID " + (i + 1000) + " BODY[] {" + mail.length + "}\r\n");
                out.writeBytes(mail);
                write(out, ")\r\n");
            }
        }
    };

    private final int count;

    BulkResponses(int count) {
        this.count = count;
    }

    abstract void fill(ByteArrayOutputStream out, int howMany, Random random);

    /** Returns how many elements there are. */
    public int count() {
        return count;
    }

    /** Returns the responses, one after the other, and a tagged OK behind them. */
    public byte[] octets(long seed) {
        return octets(count, seed);
    }

    /** Returns the same with {@code howMany} elements. */
    public byte[] octets(int howMany, long seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fill(out, howMany, new Random(seed));
        write(out, "a1 OK done\r\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, CharSequence text) {
        out.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
