package dev.imapala.protocol.command;

import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MessageSet;
import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.search.Search;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a command behaves beside others on one connection. A later command may be sent while an earlier one is under way
 * unless one of them is a barrier, their answers cannot be told apart, or one of them has an effect on what the other
 * needs.
 *
 * @param answers which untagged responses are the command's own; none if the tagged one is all
 * @param mark what tells its answers from those of another command of the kind
 * @param needs what must stay as it is while the command is under way
 * @param effects what may change while the command is under way
 * @param barrier whether it is under way alone, as it changes the state of the connection
 * RFC 9051 section 5.5
 */
public record Pipelining(Set<Answer> answers, Mark mark, Set<Fact> needs, Set<Fact> effects, boolean barrier) {
    /** The kinds of untagged responses that answer commands. */
    public enum Answer {
        /** ACL. */
        ACL,
        /** CAPABILITY. */
        CAPABILITY,
        /** COPYUID in an untagged OK, by MOVE. */
        COPYUID,
        /** ENABLED. */
        ENABLED,
        /** FETCH. */
        FETCH,
        /** ID. */
        ID,
        /** LIST. */
        LIST,
        /** LISTRIGHTS. */
        LISTRIGHTS,
        /** LSUB. */
        LSUB,
        /** METADATA with values. */
        METADATA,
        /** MYRIGHTS. */
        MYRIGHTS,
        /** NAMESPACE. */
        NAMESPACE,
        /** QUOTA and QUOTAROOT. */
        QUOTA,
        /** SEARCH and ESEARCH. */
        SEARCH,
        /** SORT. */
        SORT,
        /** STATUS. */
        STATUS,
        /** THREAD. */
        THREAD
    }

    /** What commands need and change. */
    public enum Fact {
        /** Which message has which message sequence number. */
        NUMBERS,
        /** The flags of messages; those of disjoint sets of messages do not matter to each other. */
        FLAGS,
        /** Which mailboxes there are, by what names. */
        MAILBOXES,
        /** Which names the user is subscribed to; different names do not matter to each other. */
        SUBSCRIPTIONS
    }

    /** What tells the answers to one command from those to another of the kind. */
    public sealed interface Mark {
        /** Tells whether answers to commands with this mark and with {@code other} cannot be confused. */
        boolean isApartFrom(Mark other);

        /** Nothing: two such commands wait for each other. */
        record None() implements Mark {
            @Override
            public boolean isApartFrom(Mark other) {
                return false;
            }
        }

        /** The tag, which the answer repeats. */
        record Tag() implements Mark {
            @Override
            public boolean isApartFrom(Mark other) {
                return other instanceof Tag;
            }
        }

        /**
         * A name, which the answer repeats, such as that of a mailbox.
         *
         * @param name the name
         */
        record Name(String name) implements Mark {
            @Override
            public boolean isApartFrom(Mark other) {
                return other instanceof Name that && !name.equals(that.name);
            }
        }

        /**
         * The messages, each answer being about one. UIDs are not comparable with message sequence numbers, and only the
         * server knows what is in a set with {@code *}.
         *
         * @param messages which messages
         */
        record Messages(MessageSet messages) implements Mark {
            @Override
            public boolean isApartFrom(Mark other) {
                return other instanceof Messages that
                        && messages.getClass() == that.messages.getClass()
                        && messages.numbers().isDisjointFrom(that.messages.numbers());
            }
        }
    }

    /** A command that must be alone. */
    static final Pipelining BARRIER = new Pipelining(Set.of(), new Mark.None(), Set.of(), Set.of(Fact.NUMBERS), true);

    /** Copies. */
    public Pipelining {
        answers = copy(Answer.class, answers);
        needs = copy(Fact.class, needs);
        effects = copy(Fact.class, effects);
    }

    private static <E extends Enum<E>> Set<E> copy(Class<E> type, Set<E> values) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /**
     * A command that awaits {@code answers}, has no message sequence numbers among its arguments, and lets the server
     * tell of expunged messages, as all do but FETCH, STORE, SEARCH, SORT and THREAD.
     */
    static Pipelining awaiting(Answer... answers) {
        return new Pipelining(Set.of(answers), new Mark.None(), Set.of(), Set.of(Fact.NUMBERS), false);
    }

    /** A FETCH or STORE of {@code messages}, or of their UID forms: answers are about one of the messages each. */
    static Pipelining of(Answer answer, MessageSet messages) {
        Set<Fact> numbers = Set.of(Fact.NUMBERS);
        boolean numbered = messages instanceof SeqSet;
        return new Pipelining(
                Set.of(answer),
                new Mark.Messages(messages),
                numbered ? numbers : Set.of(),
                numbered ? Set.of() : numbers,
                false);
    }

    /**
     * A SEARCH, SORT or THREAD for {@code search}; {@code plain} answers it where it does not say what is to be told. It
     * waits for STORE even if it does not look at flags: Dovecot 2.3 leaves the UIDs out of the answers to UID STORE while
     * a search is under way.
     */
    static Pipelining of(Answer plain, Search search, boolean uid) {
        Pipelining searching = search.isExtended() ? awaiting(Answer.SEARCH).byTag() : awaiting(plain);
        searching = searching.needing(Fact.FLAGS);
        searching = search.usesNumbers() ? searching.needing(Fact.NUMBERS) : searching;
        return uid ? searching : searching.keepingNumbers();
    }

    /** Returns the same for answers that repeat the tag. */
    Pipelining byTag() {
        return marked(new Mark.Tag());
    }

    /** Returns the same for answers that repeat {@code name}. */
    Pipelining byName(String name) {
        return marked(new Mark.Name(name));
    }

    /** Returns the same for answers that repeat the name of {@code mailbox}. */
    Pipelining byName(MailboxName mailbox) {
        return byName(mailbox.text());
    }

    private Pipelining marked(Mark newMark) {
        return new Pipelining(answers, newMark, needs, effects, barrier);
    }

    /** Returns the same for a command that has {@code messages} among its arguments. */
    Pipelining on(MessageSet messages) {
        return messages instanceof SeqSet ? needing(Fact.NUMBERS) : this;
    }

    /** Returns the same that needs {@code facts} besides. */
    Pipelining needing(Fact... facts) {
        Set<Fact> more = EnumSet.noneOf(Fact.class);
        more.addAll(needs);
        Collections.addAll(more, facts);
        return new Pipelining(answers, mark, more, effects, barrier);
    }

    /** Returns the same that may change {@code facts} besides. */
    Pipelining affecting(Fact... facts) {
        Set<Fact> more = EnumSet.noneOf(Fact.class);
        more.addAll(effects);
        Collections.addAll(more, facts);
        return new Pipelining(answers, mark, needs, more, barrier);
    }

    /** Returns the same during which the server must not tell of expunged messages: FETCH, STORE, SEARCH and the like without UID. */
    Pipelining keepingNumbers() {
        Set<Fact> fewer = EnumSet.noneOf(Fact.class);
        fewer.addAll(effects);
        fewer.remove(Fact.NUMBERS);
        return new Pipelining(answers, mark, needs, fewer, barrier);
    }

    /** Tells whether the server must not tell of expunged messages while the command is under way. */
    public boolean keepsNumbers() {
        return !effects.contains(Fact.NUMBERS);
    }

    /** Tells whether {@code later} may be sent while a command that behaves like this is under way. */
    public boolean allows(Pipelining later) {
        return !barrier && !later.barrier && canBeTold(later) && leavesAlone(later);
    }

    private boolean canBeTold(Pipelining later) {
        return Collections.disjoint(answers, later.answers) || mark.isApartFrom(later.mark);
    }

    /**
     * A later command cannot renumber what an earlier one has named: the server must not tell of expunged messages while
     * it works on message sequence numbers.
     */
    private boolean leavesAlone(Pipelining later) {
        boolean numbers = effects.contains(Fact.NUMBERS) && later.needs.contains(Fact.NUMBERS);
        boolean mailboxes = matters(Fact.MAILBOXES, later);
        boolean flags = matters(Fact.FLAGS, later) && !mark.isApartFrom(later.mark);
        boolean subscriptions = matters(Fact.SUBSCRIPTIONS, later) && !mark.isApartFrom(later.mark);
        return !numbers && !mailboxes && !flags && !subscriptions;
    }

    private boolean matters(Fact fact, Pipelining later) {
        return (effects.contains(fact) && later.needs.contains(fact))
                || (needs.contains(fact) && later.effects.contains(fact));
    }
}
