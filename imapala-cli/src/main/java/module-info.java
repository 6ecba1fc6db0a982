/** The imapala command. */
@SuppressWarnings("requires-automatic") // mime4j has no module descriptor
module dev.imapala.cli {
    requires dev.imapala.client;
    requires dev.imapala.testserver; // the server of the demo
    requires apache.mime4j.core; // reads mail
    requires info.picocli;
    requires org.jline.reader; // the shell
    requires org.jline.terminal;
    requires static org.jspecify; // annotations only

    opens dev.imapala.cli to
            info.picocli; // it fills options by reflection
}
