package dev.imapala.cli;

import dev.imapala.cli.output.Report;
import dev.imapala.client.ImapListener;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Quirk;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.ParseException;

/** Tells of alerts, which users must see (RFC 9051 section 7.1), and shows the wire to those who want to see it. */
final class Observer extends ImapListener {
    private final Report report;
    private volatile boolean trace;

    Observer(Report report, boolean trace) {
        this.report = report;
        this.trace = trace;
    }

    /** Shows the wire from now on, or shows it no more. */
    void trace(boolean wanted) {
        trace = wanted;
    }

    @Override
    public void wireSent(String redacted) {
        wire(Report.Side.CLIENT, redacted);
    }

    @Override
    public void wireReceived(String redacted) {
        wire(Report.Side.SERVER, redacted);
    }

    @Override
    public void tolerated(Quirk quirk, Bytes response) {
        wire(Report.Side.NOTE, "tolerated " + quirk + " in " + response.size() + " octets");
    }

    @Override
    public void fellBack(String how) {
        wire(Report.Side.NOTE, how);
    }

    /** The response itself may hold mail, and is not shown. */
    @Override
    public void defective(ParseException cause, Bytes response) {
        wire(Report.Side.NOTE, "passed over " + response.size() + " octets that do not parse: " + cause.getMessage());
    }

    @Override
    public void event(Untagged response) {
        if (response instanceof Untagged.Condition condition
                && ResponseCode.ALERT.equals(condition.text().code())) {
            report.warning("the server says: " + condition.text().text());
        }
    }

    private void wire(Report.Side side, String line) {
        if (trace) {
            report.wire(side, line);
        }
    }
}
