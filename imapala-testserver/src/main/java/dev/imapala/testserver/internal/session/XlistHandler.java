package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.command.XlistCommand;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.Account;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** XLIST, which told what mailboxes are for before RFC 6154 section 2. */
final class XlistHandler {
    private final Session session;

    XlistHandler(Session session) {
        this.session = session;
    }

    Outcome handle(XlistCommand command) throws IOException {
        MailboxPattern pattern = MailboxPattern.of(command.reference(), command.pattern());
        MailboxTree tree = new MailboxTree(session.account());
        for (String name : tree.names()) {
            if (pattern.matches(name)) {
                session.send(new Untagged.Xlist(listing(tree, MailboxName.of(name))));
            }
        }
        return Outcome.ok("XLIST completed");
    }

    private static MailboxListing listing(MailboxTree tree, MailboxName name) {
        Set<MailboxAttribute> attributes = new LinkedHashSet<>(ListHandler.attributes(tree, name.text()));
        if (name.isInbox()) {
            attributes.add(MailboxAttribute.of("\\Inbox"));
        }
        return MailboxListing.of(attributes, Account.DELIMITER, name);
    }
}
