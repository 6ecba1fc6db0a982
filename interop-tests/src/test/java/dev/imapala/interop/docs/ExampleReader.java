package dev.imapala.interop.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the examples that documents show and those that tests run. */
final class ExampleReader {
    private ExampleReader() {}

    /** Returns the Java blocks of the document {@code file}. */
    static List<Example> blocks(Path file) {
        return between(file, "```java", "```");
    }

    /** Returns the regions of the source {@code file}: from {@code // tag::name} to {@code // end::name}. */
    static List<Example> regions(Path file) {
        return between(file, "// tag::", "// end::");
    }

    private static List<Example> between(Path file, String begin, String end) {
        List<Example> found = new ArrayList<>();
        List<String> lines = Repository.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String first = lines.get(i).strip();
            if (first.startsWith(begin)) {
                String last = end + first.substring(begin.length());
                int stop = indexOf(lines, i + 1, last);
                String place = Repository.nameOf(file) + ":" + (i + 1);
                if (stop < 0) {
                    throw new IllegalStateException(place + ": there is no " + last + " below");
                }
                found.add(new Example(place, lines.subList(i + 1, stop)));
                i = stop;
            }
        }
        return found;
    }

    private static int indexOf(List<String> lines, int from, String wanted) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
