package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.command.StatusCommand;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import java.util.List;
import java.util.function.Predicate;

/** STATUS: takes the status of its mailbox. Only one is under way at a time. */
public final class StatusTask extends Task {
    private final MailboxName mailbox;
    private final Reply<MailboxStatus> reply;
    private MailboxStatus status;
    private boolean answered;

    /** Makes the task of {@code command}. */
    public StatusTask(StatusCommand command, Reply<MailboxStatus> reply) {
        super(command, null);
        this.mailbox = command.mailbox();
        this.reply = reply;
        this.status = MailboxStatus.of(mailbox);
    }

    @Override
    boolean takes(Untagged response) {
        return response instanceof Untagged.StatusData data
                && data.status().mailbox().equals(mailbox);
    }

    /** Some servers answer with another form of the name; the very name wins. */
    @Override
    boolean guesses(Untagged response) {
        return response instanceof Untagged.StatusData && !answered;
    }

    @Override
    void take(Untagged response) {
        if (response instanceof Untagged.StatusData data) {
            status = data.status();
            answered = true;
        }
    }

    @Override
    void prepare(Engine engine) {
        becomePlain(item -> item.needs().filter(engine.session()::distrusts).isEmpty());
    }

    /** What a server says it knows and does not understand is left out, unless there is nothing else. */
    @Override
    boolean recovers(Response.Tagged answer, Engine engine) {
        StatusCommand before = (StatusCommand) command();
        if (answer.status() == Status.BAD && becomePlain(item -> item.needs().isEmpty())) {
            before.items().stream().flatMap(item -> item.needs().stream()).forEach(needed -> doubt(needed, answer));
            return true;
        }
        return identifies(answer, engine);
    }

    private boolean becomePlain(Predicate<StatusItem<?>> known) {
        StatusCommand command = (StatusCommand) command();
        List<StatusItem<?>> items = command.items().stream().filter(known).toList();
        boolean possible = !items.isEmpty() && items.size() < command.items().size();
        if (possible) {
            become(new StatusCommand(mailbox, items));
        }
        return possible;
    }

    @Override
    void succeed(Response.Tagged ok) {
        reply.succeed(status);
    }

    @Override
    void fail(ImapException failure) {
        reply.fail(failure);
    }
}
