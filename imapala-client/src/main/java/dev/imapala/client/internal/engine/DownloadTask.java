package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.client.MessageNotFoundException;
import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.command.FetchCommand;
import dev.imapala.protocol.command.Pipelining;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Untagged;
import java.nio.ByteBuffer;

/** FETCH of one section of one message: gives out its octets in chunks, as fast as they are taken. */
public final class DownloadTask extends Task {
    private final Uid uid;
    private final FetchItem<Bytes> item;
    private final Sink<ByteBuffer> sink;
    private boolean found;

    /** Makes the task that fetches {@code item} of the message with {@code uid}. */
    public DownloadTask(Uid uid, FetchItem<Bytes> item, Selection selection, Sink<ByteBuffer> sink) {
        this(uid, item, new FetchCommand(UidSet.of(uid), Fetch.items(item)), selection, sink);
    }

    private DownloadTask(
            Uid uid, FetchItem<Bytes> item, FetchCommand command, Selection selection, Sink<ByteBuffer> sink) {
        super(command, alone(command), selection);
        this.uid = uid;
        this.item = item;
        this.sink = sink;
    }

    /** The UID may come behind the octets: no other FETCH is under way meanwhile. */
    private static Pipelining alone(FetchCommand command) {
        Pipelining fetch = command.pipelining();
        return new Pipelining(
                fetch.answers(), new Pipelining.Mark.None(), fetch.needs(), fetch.effects(), fetch.barrier());
    }

    private boolean isAbout(FetchedMessage message) {
        return message.has(item) && message.find(FetchItem.UID).map(uid::equals).orElse(true);
    }

    @Override
    boolean gathers() {
        return false;
    }

    @Override
    boolean mayStream() {
        return true;
    }

    @Override
    boolean streams(FetchedMessage part) {
        return part.streamed(item).isPresent() && isAbout(part);
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.Fetch data && isAbout(data.message());
    }

    @Override
    boolean isReady() {
        return isSettled() || found || sink.isReady();
    }

    @Override
    void chunk(Bytes octets) {
        if (!found && !octets.isEmpty()) {
            sink.later(octets.asByteBuffer());
        }
    }

    @Override
    void streamed() {
        found = true;
    }

    @Override
    void take(Untagged response) {
        FetchedMessage message = ((Untagged.Fetch) response).message();
        message.find(item).ifPresent(this::chunk);
        found |= message.find(item).isPresent();
    }

    @Override
    void flush() {
        sink.flush();
    }

    @Override
    void succeed(Response.Tagged ok) {
        if (found) {
            sink.end();
        } else {
            sink.fail(new MessageNotFoundException(uid, item.toString()));
        }
    }

    @Override
    void fail(ImapException failure) {
        sink.fail(failure);
    }
}
