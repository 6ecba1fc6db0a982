package dev.imapala.cli.output;

/** Shows how far a {@link Task} has come, where somebody looks. May be used by any thread. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress UNSEEN = new Progress() {
        @Override
        public void advance(long amount) {}

        @Override
        public void rename(String name) {}

        @Override
        public void close() {}
    };

    /** Notes that {@code amount} more octets or messages are done. Cheap: most calls draw nothing. */
    void advance(long amount);

    /** Shows {@code name} from now on, such as the mailbox that is being worked on. */
    void rename(String name);

    /** Wipes away what is shown; what became of the task is for others to tell. */
    @Override
    void close();
}
