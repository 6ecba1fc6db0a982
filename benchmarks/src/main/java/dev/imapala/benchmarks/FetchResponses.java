package dev.imapala.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** FETCH responses as servers write them, the same for the same seed. */
public enum FetchResponses {
    /** FETCH (UID FLAGS INTERNALDATE RFC822.SIZE): about 106 octets each. */
    FLAGS {
        @Override
        void items(StringBuilder out, Random random) {
            common(out, random);
            out.append(" INTERNALDATE \"").append(date(random)).append("\" RFC822.SIZE ");
            out.append(2_000 + random.nextInt(90_000));
        }
    },
    /** FETCH (UID FLAGS ENVELOPE BODYSTRUCTURE): about 1,000 octets each, with nested structures. */
    STRUCTURE {
        @Override
        void items(StringBuilder out, Random random) {
            common(out, random);
            out.append(" ENVELOPE ");
            envelope(out, random);
            out.append(" BODYSTRUCTURE ");
            structure(out, random, 2);
        }
    };

    private static final String[] FLAG_LISTS = {
        "",
        "\\Seen",
        "\\Seen",
        "\\Seen \\Answered",
        "\\Flagged \\Seen",
        "\\Seen $Forwarded",
        "\\Answered \\Seen NonJunk"
    };
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"};
    private static final String[] NAMES = {"Ann Miller", "Bob Jones", "Carol Ruiz", "Dave Chen", "Erin O'Hara", "Frank"
    };
    private static final String[] SUBJECTS = {
        "Minutes of the meeting on Thursday",
        "Re: Invoice 2026-0815",
        "=?utf-8?Q?Gr=C3=BC=C3=9Fe_aus_M=C3=BCnchen?=",
        "Your order has been shipped",
        "Re: Re: Question about the \\\"quoted\\\" draft"
    };

    abstract void items(StringBuilder out, Random random);

    /** Returns {@code count} responses, one after the other, and a tagged OK behind them. */
    public byte[] octets(int count, long seed) {
        Random random = new Random(seed);
        StringBuilder out = new StringBuilder(count * 128);
        for (int number = 1; number <= count; number++) {
            out.append("* ").append(number).append(" FETCH (UID ").append(100_000 + number);
            items(out, random);
            out.append(")\r\n");
        }
        return out.append("a1 OK done\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void common(StringBuilder out, Random random) {
        out.append(" FLAGS (")
                .append(FLAG_LISTS[random.nextInt(FLAG_LISTS.length)])
                .append(')');
    }

    private static String date(Random random) {
        return String.format(
                Locale.ROOT,
                "%02d-%s-2026 %02d:%02d:%02d +0200",
                1 + random.nextInt(28),
                MONTHS[random.nextInt(MONTHS.length)],
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60));
    }

    private static void envelope(StringBuilder out, Random random) {
        out.append("(\"Thu, 16 Jul 2026 02:44:25 +0200\" \"");
        out.append(SUBJECTS[random.nextInt(SUBJECTS.length)]).append("\" ");
        String from = address(random);
        out.append('(')
                .append(from)
                .append(") (")
                .append(from)
                .append(") (")
                .append(from)
                .append(") (");
        for (int i = 0; i <= random.nextInt(3); i++) {
            out.append(address(random));
        }
        out.append(random.nextBoolean() ? ") NIL" : ") (" + address(random) + ")");
        out.append(" NIL \"<").append(Long.toHexString(random.nextLong())).append("@mail.example.org>\" \"<");
        out.append(Long.toHexString(random.nextLong())).append("@mail.example.org>\")");
    }

    private static String address(Random random) {
        String name = NAMES[random.nextInt(NAMES.length)];
        String mailbox = name.toLowerCase(Locale.ROOT).replace(' ', '.').replace("'", "");
        return "(\"" + name + "\" NIL \"" + mailbox + "\" \"example.org\")";
    }

    private static void structure(StringBuilder out, Random random, int depth) {
        int kind = depth == 0 ? 0 : 1 + random.nextInt(3);
        if (kind == 0) {
            text(out, random, "plain");
            return;
        }
        out.append("(");
        text(out, random, "plain");
        text(out, random, "html");
        if (kind == 3) {
            structure(out, random, depth - 1);
        }
        if (kind >= 2) {
            out.append("(\"application\" \"pdf\" (\"name\" \"report-").append(random.nextInt(100));
            out.append(".pdf\") NIL NIL \"base64\" ").append(random.nextInt(1_000_000));
            out.append(" NIL (\"attachment\" (\"filename\" \"report.pdf\" \"size\" \"48273\")) NIL NIL)");
        }
        out.append(kind == 1 ? " \"alternative\"" : " \"mixed\"");
        out.append(" (\"boundary\" \"----=_Part_")
                .append(random.nextInt(1_000_000))
                .append("\") NIL NIL NIL)");
    }

    private static void text(StringBuilder out, Random random, String subtype) {
        int lines = 1 + random.nextInt(400);
        out.append("(\"text\" \"").append(subtype).append("\" (\"charset\" \"utf-8\") NIL NIL \"quoted-printable\" ");
        out.append(lines * 61).append(' ').append(lines).append(" NIL NIL NIL NIL)");
    }
}
