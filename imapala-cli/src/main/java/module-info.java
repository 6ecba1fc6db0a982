/** The imapala command. */
module dev.imapala.cli {
    requires dev.imapala.client;
    requires dev.imapala.testserver; // the server of the demo
    requires info.picocli;
    requires static org.jspecify; // annotations only

    opens dev.imapala.cli to
            info.picocli; // it fills options by reflection
}
