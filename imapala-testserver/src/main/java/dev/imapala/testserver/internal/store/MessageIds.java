package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.ObjectId;
import dev.imapala.testserver.internal.mime.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the identifiers of messages and threads (RFC 8474 section 5): of what is in a message, so that copies have the
 * same ones.
 */
final class MessageIds {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>]+>");

    private MessageIds() {}

    /** Returns the identifier of a message: its content and date, which are the same for copies only. */
    static ObjectId email(StoredMessage message) {
        MessageDigest digest = digest();
        digest.update(message.content().asByteBuffer());
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(0, message.internalDate().epochSecond()));
        return ObjectId.of("M" + shortened(digest.digest()));
    }

    /** Returns the identifier of a thread: the message at its root, which replies name first of all. */
    static ObjectId thread(StoredMessage message) {
        Header header = message.mime().header();
        String root = first(header, "References")
                .or(() -> first(header, "In-Reply-To"))
                .or(() -> first(header, "Message-ID"))
                .orElseGet(() -> message.emailId().value());
        return ObjectId.of("T" + shortened(digest().digest(root.getBytes(StandardCharsets.UTF_8))));
    }

    private static Optional<String> first(Header header, String field) {
        return header.first(field)
                .map(MESSAGE_ID::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    /** Returns the number that {@link #email} or {@link #thread} has behind its letter, as Gmail would have it. */
    static long number(ObjectId id) {
        return Long.parseUnsignedLong(id.value().substring(1), 16);
    }

    private static String shortened(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, Long.BYTES);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
