package dev.imapala.cli.output;

import java.nio.charset.CharsetEncoder;
import java.util.List;

/** Something that a command tells: in lines for people, and in JSON objects for programs. */
public abstract class Told {
    Told() {}

    /** Returns what people read. */
    abstract List<Line> lines(Page page);

    /** Returns what programs read, each with a field {@code type}. */
    abstract List<Json> objects(CharsetEncoder encoder);

    /** Begins an object of the type {@code type}. */
    static Json object(CharsetEncoder encoder, String type) {
        return Json.object(encoder).put("type", type);
    }
}
