package dev.imapala.benchmarks.clients;

import java.util.Properties;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;

/** The program that {@link Starts} compares with: prints the UIDs that a search finds. Arguments: port. */
final class AngusProgram {
    private AngusProgram() {}

    public static void main(String[] arguments) throws Exception {
        MailLogger silent = new MailLogger(AngusProgram.class, "DEBUG", false, System.out);
        IMAPProtocol protocol =
                new IMAPProtocol("imap", "127.0.0.1", Integer.parseInt(arguments[0]), new Properties(), false, silent);
        protocol.login("user", "password");
        protocol.examine("INBOX");
        for (Response response : protocol.command("UID SEARCH ALL", null)) {
            if (response instanceof IMAPResponse known && known.keyEquals("SEARCH")) {
                for (long uid = known.readLong(); uid != -1; uid = known.readLong()) {
                    System.out.println(uid);
                }
            }
        }
        protocol.logout();
    }
}
