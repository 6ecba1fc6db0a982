package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.command.GetQuotaCommand;
import dev.imapala.protocol.command.GetQuotaRootCommand;
import dev.imapala.protocol.command.QuotaCommand;
import dev.imapala.protocol.command.SetQuotaCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.testserver.internal.store.QuotaLimits;
import java.io.IOException;
import java.util.List;

/** GETQUOTA, GETQUOTAROOT and SETQUOTA (RFC 9208 section 4.1). */
final class QuotaHandler {
    private final Session session;
    private final QuotaLimits limits;

    QuotaHandler(Session session) {
        this.session = session;
        this.limits = session.account().quotaLimits();
    }

    Outcome handle(QuotaCommand command) throws IOException {
        if (command instanceof GetQuotaRootCommand get) {
            session.send(new Untagged.QuotaRoot(get.mailbox(), List.of(limits.root())));
        } else if (command instanceof GetQuotaCommand get) {
            requireRoot(get.root());
        } else if (command instanceof SetQuotaCommand set) {
            requireRoot(set.root());
            change(set);
        } else {
            throw new AssertionError(command);
        }
        session.send(new Untagged.QuotaData(limits.quota()));
        return Outcome.ok(command.name() + " completed");
    }

    private void requireRoot(String root) {
        if (!root.equals(limits.root())) {
            throw new RefusedException(Outcome.no(ResponseCode.NONEXISTENT, "there is no such quota root"));
        }
    }

    private void change(SetQuotaCommand command) {
        if (!QuotaLimits.RESOURCES.containsAll(command.limits().keySet())) {
            throw new RefusedException(
                    Outcome.no(ResponseCode.CANNOT, "only " + QuotaLimits.RESOURCES + " can be limited"));
        }
        limits.replace(command.limits());
    }
}
