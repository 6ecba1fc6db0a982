package dev.imapala.interop.docs;

import java.util.List;

/**
 * Lines of Java, without the indentation that they have in common.
 *
 * @param place file and line, such as {@code docs/examples.md:12}
 * @param code the lines
 */
record Example(String place, List<String> code) {
    Example {
        int margin = code.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Example::indentation)
                .min()
                .orElse(0);
        code = code.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin).stripTrailing())
                .toList();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Tells how many lines of this are in {@code other}. */
    long inCommonWith(Example other) {
        return code.stream().filter(other.code::contains).count();
    }

    /** Returns the first line of this that is not the one of {@code other} at the same place; empty if there is none. */
    String firstDifferenceFrom(Example other) {
        for (int i = 0; i < code.size(); i++) {
            if (i >= other.code.size() || !code.get(i).equals(other.code.get(i))) {
                return code.get(i);
            }
        }
        return "";
    }
}
