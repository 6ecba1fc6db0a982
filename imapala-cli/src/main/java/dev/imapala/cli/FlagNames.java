package dev.imapala.cli;

import dev.imapala.cli.output.Failure;
import dev.imapala.protocol.Flag;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people call flags: {@code seen} as well as {@code \Seen}, which shells make hard to write; anything else is a keyword. */
final class FlagNames {
    private static final Map<String, Flag> WORDS = Map.of(
            "seen", Flag.SEEN,
            "flagged", Flag.FLAGGED,
            "answered", Flag.ANSWERED,
            "deleted", Flag.DELETED,
            "draft", Flag.DRAFT);

    private FlagNames() {}

    /**
     * Returns the flags that {@code names} are.
     *
     * @param option who gave them
     * @throws Failure if one of them cannot be stored
     */
    static Flag[] parse(String option, List<String> names) {
        return names.stream().map(name -> parse(option, name)).toArray(Flag[]::new);
    }

    private static Flag parse(String option, String name) {
        Flag word = WORDS.get(name.toLowerCase(Locale.ROOT));
        try {
            Flag flag = word == null ? Flag.of(name) : word;
            if (!flag.equals(Flag.RECENT) && !flag.equals(Flag.ANY_KEYWORD)) {
                return flag;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Failure.usage(
                option + " must be a flag, not " + name,
                "there are seen, flagged, answered, deleted, draft, and keywords such as '$Label1' or work");
    }
}
