package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Limits;
import dev.imapala.protocol.Namespaces;
import dev.imapala.testserver.fault.Faults;
import dev.imapala.testserver.internal.store.Accounts;
import javax.net.ssl.SSLContext;

/**
 * What all sessions of a server share.
 *
 * @param accounts the users and their mailboxes
 * @param offered what the server can do
 * @param namespaces what NAMESPACE tells
 * @param tlsRequired whether passwords are refused on a connection without TLS
 * @param tls what TLS is made with
 * @param asksForCertificate whether clients are asked for a certificate
 * @param limits how much a client may send
 * @param faults what goes wrong on purpose
 */
public record ServerSettings(
        Accounts accounts,
        Capabilities offered,
        Namespaces namespaces,
        boolean tlsRequired,
        SSLContext tls,
        boolean asksForCertificate,
        Limits limits,
        Faults faults) {}
