package dev.imapala.interop.examples;

import static dev.imapala.protocol.fetch.FetchItem.BODYSTRUCTURE;
import static dev.imapala.protocol.fetch.FetchItem.ENVELOPE;
import static dev.imapala.protocol.fetch.FetchItem.FLAGS;
import static dev.imapala.protocol.fetch.FetchItem.RFC822_SIZE;
import static dev.imapala.protocol.fetch.FetchItem.UID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapSession;
import dev.imapala.client.SelectedMailbox;
import dev.imapala.client.blocking.BlockingMailbox;
import dev.imapala.client.blocking.BlockingStream;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.fetch.Part;
import dev.imapala.protocol.fetch.Partial;
import dev.imapala.protocol.fetch.Section;
import dev.imapala.testserver.mail.SampleMail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FetchingIT extends ExampleSetting {
    @Test
    void list() throws InterruptedException {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        // tag::fetch-list
        CompletableFuture<Void> done = inbox.fetch(inbox.newest(2), Fetch.items(UID, FLAGS, RFC822_SIZE, ENVELOPE))
                .toList()
                .thenAccept(messages -> {
                    for (FetchedMessage message : messages) {
                        show(message.get(UID) + " " + message.get(ENVELOPE).subject() + ", " + message.get(RFC822_SIZE)
                                + " octets");
                    }
                });
        // end::fetch-list
        await(done);
        assertThat(shown(2)).containsExactly("2 two, 55 octets", "3 three, 57 octets");
    }

    @Test
    void missingItem() throws InterruptedException {
        deliver("one");
        SelectedMailbox inbox = inbox();
        FetchedMessage message =
                await(inbox.fetch(inbox.all(), Fetch.items(UID)).toList()).get(0);
        // tag::fetch-find
        String subject =
                message.find(ENVELOPE).map(envelope -> envelope.subject()).orElse("?");
        // end::fetch-find
        assertThat(subject).isEqualTo("?");
    }

    @Test
    void stream() {
        deliver("one", "two", "three");
        SelectedMailbox inbox = inbox();
        CompletableFuture<Integer> counted = new CompletableFuture<>();
        // tag::fetch-subscribe
        inbox.fetch(inbox.all(), Fetch.items(UID, FLAGS)).subscribe(new Flow.Subscriber<>() {
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE); // nothing is sent before
            }

            @Override
            public void onNext(FetchedMessage message) {
                count.incrementAndGet();
            }

            @Override
            public void onError(Throwable failure) {
                counted.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                counted.complete(count.get());
            }
        });
        // end::fetch-subscribe
        assertThat(await(counted)).isEqualTo(3);
    }

    /** An index that is slower than the connection. */
    private static final class Index {
        private final AtomicInteger inWork = new AtomicInteger();
        private final AtomicInteger mostInWork = new AtomicInteger();
        private final AtomicInteger added = new AtomicInteger();

        CompletionStage<?> add(Uid uid, Bytes mail) {
            mostInWork.accumulateAndGet(inWork.incrementAndGet(), Math::max);
            return CompletableFuture.runAsync(() -> {
                inWork.decrementAndGet();
                added.addAndGet(mail.isEmpty() || uid.value() == 0 ? 0 : 1);
            });
        }
    }

    @Test
    void backPressure() {
        SampleMail.seeded(7).messages(200).forEach(mail -> server.deliver("ann", "INBOX", mail));
        SelectedMailbox inbox = inbox();
        Index index = new Index();
        // tag::fetch-back-pressure
        FetchItem<Bytes> full = FetchItem.body(Section.FULL);
        CompletableFuture<Void> indexed = inbox.fetch(inbox.all(), Fetch.items(UID, full))
                .forEachAsync(8, message -> index.add(message.get(UID), message.get(full)));
        // end::fetch-back-pressure
        await(indexed);
        assertThat(index.added).hasValue(200);
        assertThat(index.mostInWork).hasValueBetween(1, 8);
    }

    @Test
    void sections() throws InterruptedException {
        deliver("one");
        SelectedMailbox inbox = inbox();
        // tag::fetch-sections
        FetchItem<Bytes> fields = FetchItem.body(Section.headerFields("From", "Subject"));
        FetchItem<Bytes> text = FetchItem.body(Section.part(1), new Partial(0, 4));
        CompletableFuture<Void> done = inbox.fetch(UidSet.of(1), Fetch.items(BODYSTRUCTURE, fields, text))
                .forEach(message -> {
                    show(message.get(BODYSTRUCTURE).subtype());
                    show(message.get(fields).text().strip());
                    show(message.get(text).text());
                });
        // end::fetch-sections
        await(done);
        assertThat(shown(3)).containsExactly("plain", "From: Bob <bob@example.org>\r\nSubject: one", "See ");
    }

    @Test
    void attachments() throws InterruptedException {
        server.deliver(
                "ann",
                "INBOX",
                Bytes.of(String.join(
                        "\r\n",
                        "Content-Type: multipart/mixed; boundary=b",
                        "",
                        "--b",
                        "",
                        "See below.",
                        "--b",
                        "Content-Type: application/pdf",
                        "Content-Disposition: attachment; filename*=utf-8''M%C3%A4rz.pdf",
                        "Content-Transfer-Encoding: base64",
                        "",
                        "AAEC",
                        "--b--",
                        "")));
        SelectedMailbox inbox = inbox();
        BodyStructure structure = await(
                        inbox.fetch(UidSet.of(1), Fetch.items(BODYSTRUCTURE)).toList())
                .get(0)
                .get(BODYSTRUCTURE);
        List<CompletableFuture<Void>> reading = new ArrayList<>();
        // tag::attachments
        for (Part part : structure.attachments()) {
            show(part.fileName().orElse("no name")); // decoded, and not to be trusted as a path
            FetchItem<Bytes> octets = FetchItem.binary(part.section()); // without its transfer encoding
            CompletableFuture<Void> read = inbox.fetch(UidSet.of(1), Fetch.items(octets))
                    .forEach(message -> show(message.get(octets).size()));
            reading.add(read);
        }
        // end::attachments
        reading.forEach(ExampleSetting::await);
        assertThat(shown(2)).containsExactly("März.pdf", "3");
    }

    @Test
    void blockingStream() throws InterruptedException {
        deliver("one", "two", "three");
        BlockingMailbox inbox = inbox().blocking();
        // tag::fetch-blocking-stream
        try (BlockingStream<FetchedMessage> messages = inbox.fetchStream(inbox.all(), Fetch.items(UID, ENVELOPE))) {
            for (FetchedMessage message : messages) {
                show(message.get(ENVELOPE).subject());
                if (message.get(UID).value() == 2) {
                    break; // what is still under way is dropped
                }
            }
        }
        // end::fetch-blocking-stream
        assertThat(shown(2)).containsExactly("one", "two");
        assertThat(inbox.fetch(inbox.all(), Fetch.items(UID))).hasSize(3);
    }

    @Test
    void manyAtOnce() throws InterruptedException {
        deliver("one", "two");
        ImapSession session = session();
        SelectedMailbox inbox = await(session.select("INBOX"));
        // tag::pipelining
        CompletableFuture<Void> one = inbox.fetch(UidSet.of(1), Fetch.items(ENVELOPE))
                .forEach(message -> show(message.get(ENVELOPE).subject()));
        CompletableFuture<Void> two = inbox.fetch(UidSet.of(2), Fetch.items(ENVELOPE))
                .forEach(message -> show(message.get(ENVELOPE).subject()));
        CompletableFuture<Void> both = CompletableFuture.allOf(one, two);
        // end::pipelining
        await(both);
        assertThat(shown(2)).containsExactlyInAnyOrder("one", "two");
    }
}
