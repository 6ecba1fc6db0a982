package dev.imapala.testserver.internal.mime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject without what replying and forwarding add to it.
 *
 * @param text what is left, maybe nothing
 * @param isReplyOrForward whether something was taken away that says that the message answers or forwards another
 * RFC 5256 section 2.1
 */
public record BaseSubject(String text, boolean isReplyOrForward) {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern TRAILER = Pattern.compile("(?i)(?:\\(fwd\\)|[ \\t])$");
    private static final String BLOB = "\\[[^\\[\\]]*\\][ \\t]*";
    private static final Pattern LEADER =
            Pattern.compile("(?i)^(?:[ \\t]+|(?:" + BLOB + ")*(?:re|fwd?)[ \\t]*(?:" + BLOB + ")?:)");
    private static final Pattern LEADING_BLOB = Pattern.compile("^" + BLOB);
    private static final Pattern FORWARDED = Pattern.compile("(?is)^\\[fwd:(.*)\\]$");

    /** Returns the base subject of a Subject field, with its encoded words decoded. */
    public static BaseSubject of(String field) {
        return new Extraction(SPACES.matcher(ReadableText.ofField(field)).replaceAll(" ")).extract();
    }

    /** Returns the base subject of a message; nothing if it has no subject. */
    public static BaseSubject of(MimePart message) {
        return of(message.header().first("Subject").orElse(""));
    }

    /** Takes away piece by piece; each step is one of the RFC. */
    private static final class Extraction {
        private String rest;
        private boolean isReplyOrForward;

        Extraction(String subject) {
            rest = subject;
        }

        BaseSubject extract() {
            do {
                removeTrailers();
                removeLeaders();
            } while (removeForward());
            return new BaseSubject(rest, isReplyOrForward);
        }

        private boolean removeForward() {
            Matcher forwarded = FORWARDED.matcher(rest);
            if (!forwarded.matches()) {
                return false;
            }
            rest = forwarded.group(1);
            isReplyOrForward = true;
            return true;
        }

        private void removeTrailers() {
            Matcher trailer = TRAILER.matcher(rest);
            while (trailer.find()) {
                isReplyOrForward |= trailer.group().length() > 1;
                rest = rest.substring(0, trailer.start());
                trailer = TRAILER.matcher(rest);
            }
        }

        private void removeLeaders() {
            boolean again = true;
            while (again) {
                again = false;
                Matcher leader = LEADER.matcher(rest);
                if (leader.find()) {
                    isReplyOrForward |= leader.group().endsWith(":");
                    rest = rest.substring(leader.end());
                    again = true;
                }
                Matcher blob = LEADING_BLOB.matcher(rest);
                if (blob.find() && blob.end() < rest.length()) {
                    rest = rest.substring(blob.end());
                    again = true;
                }
            }
        }
    }
}
