package dev.imapala.client.internal.engine;

import dev.imapala.client.ImapException;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.Capability;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.wire.WireOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of the session: capabilities, what is enabled, and which mailbox is selected. */
public final class SessionState {
    private static final int MOST_LIMITS = 10_000;

    private final Set<Capability> enabled = new HashSet<>();
    private volatile Capabilities capabilities = Capabilities.NONE;
    /** What the server offers and did not understand. */
    private final Set<Capability> distrusted = new HashSet<>();

    private boolean freshCapabilities;
    /** By the text of the mailbox's name. */
    private final Map<String, Long> appendLimits = new ConcurrentHashMap<>();

    private @Nullable Selection selection;
    private @Nullable Selection coming;
    /** What came since SELECT was sent: of the old mailbox if CLOSED follows, else of the new one. */
    private final List<Untagged> early = new ArrayList<>();

    SessionState() {}

    /** Returns the size that a message for {@code mailbox} may have, as far as the server has told. Any thread may ask. */
    public long appendLimit(MailboxName mailbox) {
        Long told = appendLimits.get(mailbox.text());
        return told != null ? told : capabilities.appendLimit().orElse(Long.MAX_VALUE);
    }

    private void note(MailboxStatus status) {
        Optional<OptionalLong> limit = status.find(StatusItem.APPENDLIMIT);
        String mailbox = status.mailbox().text();
        if (limit.isPresent() && (appendLimits.size() < MOST_LIMITS || appendLimits.containsKey(mailbox))) {
            appendLimits.put(mailbox, limit.get().orElse(Long.MAX_VALUE));
        }
    }

    /** Returns what the server said last that it can do. Any thread may ask. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** Tells whether capabilities came since {@link #outdateCapabilities()}. */
    boolean hasFreshCapabilities() {
        return freshCapabilities;
    }

    /** Notes that what comes from now on replaces what is known: a login is under way. */
    void outdateCapabilities() {
        freshCapabilities = false;
    }

    /** Forgets what was said in the clear or to somebody else. */
    void forgetCapabilities() {
        freshCapabilities = false;
        capabilities = Capabilities.NONE;
    }

    /** Begins with what the server said before; nothing if it said nothing. */
    void begin(Capabilities told) {
        freshCapabilities = !told.isEmpty();
        capabilities = told;
    }

    private void learn(Capabilities told) {
        freshCapabilities = true;
        capabilities = told;
    }

    /** Notes that the server does not understand {@code capability}. */
    void distrust(Capability capability) {
        distrusted.add(capability);
    }

    /** Tells whether the server offers {@code capability} and did not understand it on this connection. */
    boolean distrusts(Capability capability) {
        return distrusted.contains(capability);
    }

    WireOptions wireOptions() {
        return WireOptions.of(capabilities, enabled.contains(Capability.UTF8_ACCEPT));
    }

    @Nullable
    Selection selection() {
        return selection;
    }

    /** Returns the selection whose numbers are those that come; null while another one is coming. */
    @Nullable
    Selection settled() {
        return coming == null ? selection : null;
    }

    /** Notes that SELECT for {@code next} is under way. */
    void beginSelect(Selection next) {
        coming = next;
        early.clear();
    }

    /** SELECT worked. */
    void completeSelect() {
        Selection next = coming;
        leave();
        if (next != null) {
            early.forEach(next::update);
            next.begin();
        }
        selection = next;
        coming = null;
        early.clear();
    }

    /** SELECT failed, or the mailbox was closed: none is selected. */
    void deselect() {
        leave();
        coming = null;
        early.clear();
    }

    private void leave() {
        if (selection != null) {
            selection.end();
            selection = null;
        }
    }

    /** Ends the selection with the loss of the connection. */
    void fail(ImapException failure) {
        if (selection != null) {
            selection.fail(failure);
            selection = null;
        }
    }

    /** Notes what {@code response} says. */
    void update(Untagged response) {
        if (response instanceof Untagged.CapabilityData data) {
            learn(data.capabilities());
        } else if (response instanceof Untagged.Enabled data) {
            enabled.addAll(data.capabilities());
        } else if (response instanceof Untagged.StatusData data) {
            note(data.status());
        } else if (coming != null) {
            updateComing(response);
        } else if (selection != null) {
            selection.update(response);
        }
        if (response instanceof Untagged.Condition condition
                && condition.text().code() instanceof ResponseCode.CapabilityList list) {
            learn(list.capabilities());
        }
    }

    private void updateComing(Untagged response) {
        if (response instanceof Untagged.Condition condition
                && ResponseCode.CLOSED.equals(condition.text().code())) {
            early.forEach(this::tellOld);
            early.clear();
            leave();
        } else {
            early.add(response);
        }
    }

    private void tellOld(Untagged response) {
        if (selection != null) {
            selection.update(response);
            if (response instanceof Untagged.Fetch fetch) {
                selection.notice(fetch);
            }
        }
    }

    /** Tells those who watch of data that no command has asked for. */
    void notice(Untagged response) {
        if (response instanceof Untagged.Fetch fetch && selection != null && coming == null) {
            selection.notice(fetch);
        }
    }

    /** Notes that {@code response} tells of a change: one that a command has made, or somebody else. */
    void changed(Untagged response) {
        if (response instanceof Untagged.Fetch fetch && selection != null && coming == null) {
            selection.changed(fetch.message());
        }
    }

    /** Notes what the code of a tagged response says. */
    void update(@Nullable ResponseCode code) {
        if (code instanceof ResponseCode.CapabilityList list) {
            learn(list.capabilities());
        } else if (code != null && selection != null && coming == null) {
            selection.update(code);
        }
        if (selection != null && coming == null) {
            selection.settle();
        }
    }
}
