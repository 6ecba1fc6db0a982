package dev.imapala.testserver.internal.session;

import dev.imapala.testserver.internal.store.Account;
import java.util.regex.Pattern;

/** A pattern of LIST: {@code *} stands for anything, {@code %} for anything within a level (RFC 9051 section 6.3.9). */
final class MailboxPattern {
    private final Pattern pattern;

    private MailboxPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static MailboxPattern of(String reference, String pattern) {
        StringBuilder regex = new StringBuilder();
        String notDelimiter = "[^" + Pattern.quote(String.valueOf(Account.DELIMITER)) + "]*+";
        (reference + pattern).codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '%' -> regex.append(notDelimiter);
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return new MailboxPattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches() || name.equals("INBOX") && matchesInboxInAnyCase();
    }

    private boolean matchesInboxInAnyCase() {
        return Pattern.compile(pattern.pattern(), Pattern.CASE_INSENSITIVE)
                .matcher("INBOX")
                .matches();
    }
}
