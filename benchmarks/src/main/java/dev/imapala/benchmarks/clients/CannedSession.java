package dev.imapala.benchmarks.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One connection of the {@link CannedServer}: finds the ends of commands, and answers them by their first words. */
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written ends the connection
final class CannedSession extends ChannelInboundHandlerAdapter {
    static final String CAPABILITIES = "IMAP4rev1 LITERAL+ UIDPLUS MULTIAPPEND IDLE UNSELECT";

    private final Answers answers;
    private final Pusher pusher;
    private final StringBuilder command = new StringBuilder();
    /** The sizes of the literals of the command so far. */
    private final List<Integer> literals = new ArrayList<>();

    private int literalRest;
    private String idleTag = "";

    CannedSession(Answers answers, Pusher pusher) {
        this.answers = answers;
        this.pusher = pusher;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        say(context, "* OK [CAPABILITY " + CAPABILITIES + "] ready\r\n");
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pusher.remove(context.channel());
    }

    /** A peer that goes away without a word is nothing to tell of. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            cause.printStackTrace();
        }
        context.close();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (in.isReadable()) {
                if (literalRest > 0) {
                    int passed = Math.min(literalRest, in.readableBytes());
                    in.skipBytes(passed);
                    literalRest -= passed;
                } else {
                    readLine(context, in);
                }
            }
        } finally {
            in.release();
        }
    }

    private void readLine(ChannelHandlerContext context, ByteBuf in) {
        int end = ByteBufUtil.indexOf(in, in.readerIndex(), in.writerIndex(), (byte) '\n');
        int size = (end < 0 ? in.writerIndex() : end + 1) - in.readerIndex();
        command.append(in.readCharSequence(size, StandardCharsets.ISO_8859_1));
        if (end >= 0) {
            command.setLength(command.length() - 2);
            lineEnded(context);
        }
    }

    private void lineEnded(ChannelHandlerContext context) {
        if (command.length() > 0 && command.charAt(command.length() - 1) == '}') {
            beginLiteral(context);
            return;
        }
        String text = command.toString();
        command.setLength(0);
        if (idleTag.isEmpty()) {
            String[] words = text.split(" ", 3);
            answer(context, words[0], words[1].toUpperCase(Locale.ROOT), words.length > 2 ? words[2] : "");
        } else {
            pusher.remove(context.channel());
            tagged(context, idleTag, "");
            idleTag = "";
        }
        literals.clear();
    }

    private void beginLiteral(ChannelHandlerContext context) {
        int begin = command.lastIndexOf("{") + 1;
        int end = command.length() - 1;
        boolean synchronizing = command.charAt(end - 1) != '+';
        literalRest = Integer.parseInt(command.substring(begin, synchronizing ? end : end - 1));
        literals.add(literalRest);
        command.setLength(begin - 1);
        if (synchronizing) {
            say(context, "+ go ahead\r\n");
        }
    }

    private void answer(ChannelHandlerContext context, String tag, String name, String arguments) {
        switch (name) {
            case "CAPABILITY" -> say(context, "* CAPABILITY " + CAPABILITIES + "\r\n");
            case "SELECT", "EXAMINE" -> selected(context);
            case "LIST" -> listed(context, arguments);
            case "SEARCH" -> context.write(answers.all());
            case "FETCH" -> fetched(context, arguments, 0);
            case "UID" -> {
                String[] words = arguments.split(" ", 2);
                if (words[0].equalsIgnoreCase("FETCH")) {
                    fetched(context, words[1], Answers.UID_BASE);
                } else {
                    context.write(answers.all());
                }
            }
            case "LOGOUT" -> say(context, "* BYE\r\n");
            case "IDLE" -> {
                idleTag = tag;
                say(context, "+ idling\r\n");
                pusher.add(context.channel());
                return;
            }
            case "XPUSH" -> {
                String[] words = arguments.split(" ", -1);
                int count = Integer.parseInt(words[0]);
                pusher.push(count, Integer.parseInt(words[1]), () -> {
                    tagged(context, tag, "");
                    context.flush();
                });
                return;
            }
            case "XIDLE" -> {
                pusher.await(Integer.parseInt(arguments), () -> {
                    tagged(context, tag, "");
                    context.flush();
                });
                return;
            }
            default -> {}
        }
        tagged(context, tag, name.equals("APPEND") ? "[APPENDUID 7 " + sizes() + "] " : "");
    }

    /** The UID of a message is its size, so that a client cannot know it before it has sent all of it. */
    private String sizes() {
        return literals.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void selected(ChannelHandlerContext context) {
        say(
                context,
                "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n* " + answers.messages() + " EXISTS\r\n"
                        + "* 0 RECENT\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 4000000] x\r\n"
                        + "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] x\r\n");
    }

    private void listed(ChannelHandlerContext context, String arguments) {
        if (arguments.equals("\"\" \"\"")) {
            say(context, "* LIST (\\Noselect) \"/\" \"\"\r\n");
        } else {
            context.write(answers.all());
        }
    }

    private void fetched(ChannelHandlerContext context, String arguments, long base) {
        String set = arguments.substring(0, arguments.indexOf(' '));
        if (answers.chunks() > 0) {
            huge(context, arguments);
            return;
        }
        for (String range : set.split(",", -1)) {
            int colon = range.indexOf(':');
            int from = (int) (Long.parseLong(colon < 0 ? range : range.substring(0, colon)) - base);
            context.write(answers.fetches(from, colon < 0 ? from : last(range.substring(colon + 1), base)));
        }
    }

    private int last(String number, long base) {
        return number.equals("*") ? answers.messages() : (int) (Long.parseLong(number) - base);
    }

    /** Sends the one message, or the piece {@code <from.size>} of it. */
    private void huge(ChannelHandlerContext context, String arguments) {
        long size = (long) answers.chunks() * chunkSize();
        if (!arguments.contains("BODY")) {
            say(context, "* 1 FETCH (UID " + (Answers.UID_BASE + 1) + " RFC822.SIZE " + size + ")\r\n");
            return;
        }
        int partial = arguments.indexOf('<');
        long from = 0;
        if (partial >= 0) {
            int dot = arguments.indexOf('.', partial);
            from = Long.parseLong(arguments.substring(partial + 1, dot));
            size = Math.min(size - from, Long.parseLong(arguments.substring(dot + 1, arguments.indexOf('>'))));
        }
        String origin = partial < 0 ? "" : "<" + from + ">";
        say(
                context,
                "* 1 FETCH (UID " + (Answers.UID_BASE + 1) + " BODY[]" + origin + " {" + Math.max(0, size) + "}\r\n");
        while (size > 0) {
            ByteBuf chunk = answers.chunk();
            int offset = (int) (from % chunkSize());
            int length = (int) Math.min(size, chunkSize() - offset);
            context.write(chunk.slice(offset, length));
            from += length;
            size -= length;
        }
        say(context, ")\r\n");
    }

    private int chunkSize() {
        ByteBuf chunk = answers.chunk();
        chunk.release();
        return chunk.readableBytes();
    }

    private static void tagged(ChannelHandlerContext context, String tag, String code) {
        say(context, tag + " OK " + code + "done\r\n");
    }

    private static void say(ChannelHandlerContext context, String text) {
        ByteBuf octets = context.alloc().buffer(text.length());
        octets.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        context.write(octets);
    }
}
