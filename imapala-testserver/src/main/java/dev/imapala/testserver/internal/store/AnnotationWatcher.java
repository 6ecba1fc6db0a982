package dev.imapala.testserver.internal.store;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MetadataEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who wants to know of changes of annotations. Called by the thread that makes the change. */
@FunctionalInterface
public interface AnnotationWatcher {
    /** The entries of {@code mailbox}, or of the server if it is null, have changed. */
    void changed(@Nullable MailboxName mailbox, List<MetadataEntry> entries);
}
