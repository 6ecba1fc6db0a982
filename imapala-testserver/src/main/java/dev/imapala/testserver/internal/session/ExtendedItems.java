package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.testserver.internal.store.StoredMessage;
import org.jspecify.annotations.Nullable;

/** What FETCH tells beyond IMAP4rev2: the items of IMAP4rev1 and of extensions. */
final class ExtendedItems {
    private ExtendedItems() {}

    static void put(FetchedMessage.Builder answer, FetchItem<?> item, StoredMessage message) {
        if (item.equals(FetchItem.MODSEQ)) {
            answer.put(FetchItem.MODSEQ, message.modSeq());
        } else if (item.equals(FetchItem.PREVIEW)) {
            putPreview(answer, message.preview(item.kind() == FetchItem.Kind.LAZY));
        } else if (item.equals(FetchItem.SAVEDATE)) {
            answer.put(FetchItem.SAVEDATE, message.saveDate());
        } else if (item.equals(FetchItem.EMAILID)) {
            answer.put(FetchItem.EMAILID, message.emailId());
        } else if (item.equals(FetchItem.THREADID)) {
            answer.put(FetchItem.THREADID, message.threadId());
        } else {
            putOthers(answer, item, message);
        }
    }

    private static void putPreview(FetchedMessage.Builder answer, @Nullable String preview) {
        if (preview == null) {
            answer.putNil(FetchItem.PREVIEW);
        } else {
            answer.put(FetchItem.PREVIEW, preview);
        }
    }

    private static void putOthers(FetchedMessage.Builder answer, FetchItem<?> item, StoredMessage message) {
        if (item.equals(FetchItem.RFC822)) {
            answer.put(FetchItem.RFC822, message.content());
        } else if (item.equals(FetchItem.RFC822_HEADER)) {
            answer.put(FetchItem.RFC822_HEADER, message.mime().headerBytes());
        } else if (item.equals(FetchItem.RFC822_TEXT)) {
            answer.put(FetchItem.RFC822_TEXT, message.mime().bodyBytes());
        } else if (item.equals(FetchItem.X_GM_MSGID)) {
            answer.put(FetchItem.X_GM_MSGID, message.gmailMessage());
        } else if (item.equals(FetchItem.X_GM_THRID)) {
            answer.put(FetchItem.X_GM_THRID, message.gmailThread());
        } else if (item.equals(FetchItem.X_GM_LABELS)) {
            answer.put(FetchItem.X_GM_LABELS, message.labels());
        } else {
            throw new RefusedException(Outcome.bad("the item " + item + " is not offered"));
        }
    }
}
