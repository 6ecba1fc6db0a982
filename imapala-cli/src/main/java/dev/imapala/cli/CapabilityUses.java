package dev.imapala.cli;

import dev.imapala.protocol.Capability;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What this command, or else the library below it, does with what a server offers. */
final class CapabilityUses {
    private static final Map<String, String> USES = new HashMap<>();

    static {
        uses("everything", "IMAP4rev1 IMAP4rev2");
        uses("connecting", "STARTTLS LOGINDISABLED");
        uses("logging in", "SASL-IR LOGIN-REFERRALS");
        uses(
                "logging in",
                "AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 AUTH=SCRAM-SHA-1 AUTH=SCRAM-SHA-256 AUTH=XOAUTH2 AUTH=OAUTHBEARER");
        uses("library: Credentials", "AUTH=EXTERNAL AUTH=ANONYMOUS");
        uses("capabilities", "ID");
        uses("watch", "IDLE");
        uses("list", "LIST-EXTENDED LIST-STATUS SPECIAL-USE CHILDREN XLIST");
        uses("status", "STATUS=SIZE");
        uses("search", "ESEARCH");
        uses("append, import", "LITERAL+ LITERAL- APPENDLIMIT");
        uses("append, copy, delete, import", "UIDPLUS");
        uses("move", "MOVE");
        uses("library: enable", "ENABLE UTF8=ACCEPT");
        uses("library: close", "UNSELECT");
        uses("library: namespaces", "NAMESPACE");
        uses("library: create", "CREATE-SPECIAL-USE");
        uses("library: search", "SEARCHRES PARTIAL WITHIN SEARCH=FUZZY");
        uses("library: sort", "SORT SORT=DISPLAY ESORT CONTEXT=SORT");
        uses("library: thread", "THREAD=ORDEREDSUBJECT THREAD=REFERENCES THREAD=REFS");
        uses("library: append", "MULTIAPPEND CATENATE");
        uses("status; library: changes", "CONDSTORE QRESYNC");
        uses("library: fetch", "BINARY PREVIEW SAVEDATE OBJECTID X-GM-EXT-1");
        uses("library: acl", "ACL");
        uses("library: quota", "QUOTA QUOTASET QUOTA=RES-STORAGE QUOTA=RES-MESSAGE QUOTA=RES-MAILBOX");
        uses("library: metadata", "METADATA METADATA-SERVER");
        uses("library: compress", "COMPRESS=DEFLATE");
        uses("library: unauthenticate", "UNAUTHENTICATE");
    }

    private CapabilityUses() {}

    private static void uses(String use, String names) {
        for (String name : names.split(" ", -1)) {
            USES.put(name.toUpperCase(Locale.ROOT), use);
        }
    }

    /** Returns the commands that use {@code capability}, or the methods of the library; empty if nothing does. */
    static String of(Capability capability) {
        String name = capability.name().toUpperCase(Locale.ROOT);
        if (name.startsWith("RIGHTS=")) {
            name = "ACL";
        } else if (name.startsWith("APPENDLIMIT=")) {
            name = "APPENDLIMIT";
        }
        return USES.getOrDefault(name, "");
    }
}
