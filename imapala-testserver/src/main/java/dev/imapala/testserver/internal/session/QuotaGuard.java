package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capability;
import dev.imapala.protocol.QuotaResource;
import dev.imapala.protocol.command.Command;
import dev.imapala.protocol.command.CopyCommand;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.testserver.internal.store.StoredMailbox;
import java.util.List;
import java.util.Optional;

/** Refuses what would be more than the account may have (RFC 9208 section 4.3.1), on a server that offers QUOTA. */
final class QuotaGuard {
    private final Session session;

    QuotaGuard(Session session) {
        this.session = session;
    }

    void check(Command command) {
        if (isOn() && command instanceof CopyCommand copy && session.isSelected()) {
            List<NumberedMessage> originals = session.selected().resolve(copy.messages());
            require(
                    originals.size(),
                    originals.stream()
                            .mapToLong(original -> original.message().content().size())
                            .sum());
        }
    }

    /** Checks messages to append, of which all come or none. */
    void check(List<StoredMailbox.Arrival> arrivals) {
        if (isOn()) {
            require(
                    arrivals.size(),
                    arrivals.stream()
                            .mapToLong(arrival -> arrival.content().size())
                            .sum());
        }
    }

    private boolean isOn() {
        return session.settings().offered().has(Capability.QUOTA) && session.isAuthenticated();
    }

    private void require(int messages, long octets) {
        Optional<QuotaResource> exceeded = session.account().quotaLimits().exceededBy(messages, octets);
        if (exceeded.isPresent()) {
            throw new RefusedException(Outcome.no(ResponseCode.OVERQUOTA, "there would be too much " + exceeded.get()));
        }
    }
}
