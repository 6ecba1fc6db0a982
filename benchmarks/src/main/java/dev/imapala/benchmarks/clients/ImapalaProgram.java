package dev.imapala.benchmarks.clients;

import dev.imapala.client.ImapClient;
import dev.imapala.client.blocking.BlockingSession;
import dev.imapala.protocol.search.Search;

/** What {@link AngusProgram} does, with Imapala. Arguments: port. */
final class ImapalaProgram {
    private ImapalaProgram() {}

    public static void main(String[] arguments) {
        try (ImapClient client = ImapClient.create();
                BlockingSession session = client.blocking()
                        .connect(ImapalaWork.address(Integer.parseInt(arguments[0])), ImapalaWork.credentials())) {
            session.examine("INBOX").search(Search.all()).messages().numbers().stream()
                    .forEach(System.out::println);
        }
    }
}
