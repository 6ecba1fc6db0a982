package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.LsubCommand;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Account;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** LSUB (RFC 3501 section 6.3.9). */
final class LsubHandler {
    private final Session session;

    LsubHandler(Session session) {
        this.session = session;
    }

    Outcome handle(LsubCommand command) throws IOException {
        MailboxPattern pattern = MailboxPattern.of(command.reference(), command.pattern());
        for (Map.Entry<MailboxName, Boolean> entry :
                names(session.account(), command.pattern()).entrySet()) {
            if (pattern.matches(entry.getKey().text())) {
                session.send(listing(entry.getKey(), entry.getValue()));
            }
        }
        return Outcome.ok("LSUB completed");
    }

    /** Returns the subscribed names and, where the pattern ends within a level, those above them; true for the former. */
    private static Map<MailboxName, Boolean> names(Account account, String pattern) {
        Map<MailboxName, Boolean> names = new LinkedHashMap<>();
        for (MailboxName name : account.subscriptions()) {
            if (pattern.endsWith("%")) {
                MailboxTree.levelsAbove(name.text()).forEach(level -> names.putIfAbsent(MailboxName.of(level), false));
            }
            names.put(name, true);
        }
        return names;
    }

    private static Untagged listing(MailboxName name, boolean subscribed) {
        Set<MailboxAttribute> attributes = subscribed ? Set.of() : Set.of(MailboxAttribute.NOSELECT);
        return new Untagged.Lsub(MailboxListing.of(attributes, Account.DELIMITER, name));
    }
}
