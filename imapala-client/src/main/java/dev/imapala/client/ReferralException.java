package dev.imapala.client;

import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import java.util.List;

/**
 * The server says that what was asked for is on another server. If that is a mailbox, the connection is fine. If it is
 * the user, the connection has been closed: connect to the other server, if you trust it, for whoever stands in between
 * may refer to a server that only collects passwords. Nothing is followed by itself.
 *
 * <pre>
 * C: a1 SELECT REMOTE
 * S: a1 NO [REFERRAL imap://user;AUTH=*&#64;server2.example.org/REMOTE] it is there
 * </pre>
 *
 * <p>RFC 2193 section 3, RFC 2221 section 4
 */
public final class ReferralException extends CommandFailedException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.copyOf makes serializable ones
    private final List<String> urls;

    /** Makes the failure of {@code command}, to which the server said {@code answer} with the code {@code referral}. */
    public ReferralException(String command, Response.Tagged answer, ResponseCode.Referral referral) {
        super(command, answer);
        urls = referral.urls();
    }

    private ReferralException(ReferralException original) {
        super(original);
        urls = original.urls;
    }

    /** Makes the failure of {@code command}, which is a {@link ReferralException} if {@code answer} has a referral. */
    public static CommandFailedException orOther(String command, Response.Tagged answer) {
        return answer.text().code() instanceof ResponseCode.Referral referral
                ? new ReferralException(command, answer, referral)
                : new CommandFailedException(command, answer);
    }

    /** Returns where it is, as IMAP URLs, the best one first; at least one. */
    public List<String> urls() {
        return urls;
    }

    @Override
    public ReferralException atCaller() {
        return new ReferralException(this);
    }
}
