package dev.imapala.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of one thing that was to be done: a line, and the same for programs, field by field. */
public final class Outcome {
    private final String type;
    private String text;
    private final List<Consumer<Json>> fields = new ArrayList<>();

    private Outcome(String type, String text) {
        this.type = type;
        this.text = text;
    }

    /** Returns an outcome of the type {@code type} that is a row of a {@link Table}. */
    public static Outcome of(String type) {
        return new Outcome(type, "");
    }

    /** Returns an outcome of the type {@code type}, which people read as {@code text}. */
    public static Outcome of(String type, String text) {
        return new Outcome(type, text);
    }

    /** Sets what people read, and returns this. */
    public Outcome reading(String newText) {
        text = newText;
        return this;
    }

    /** Adds a field for programs, and returns this. */
    public Outcome with(String name, @Nullable String value) {
        fields.add(json -> json.put(name, value));
        return this;
    }

    /** Adds a field for programs, and returns this. */
    public Outcome withNumber(String name, @Nullable Long value) {
        fields.add(json -> json.putNumber(name, value));
        return this;
    }

    /** Adds a field for programs, and returns this. */
    public Outcome withTruth(String name, boolean value) {
        fields.add(json -> json.put(name, value));
        return this;
    }

    /** Adds a field for programs, and returns this. */
    public Outcome withStrings(String name, List<String> values) {
        fields.add(json -> json.putStrings(name, values));
        return this;
    }

    Line line() {
        return Line.of(text);
    }

    String type() {
        return type;
    }

    /** Adds the fields to {@code object}, and returns it. */
    Json describe(Json object) {
        fields.forEach(field -> field.accept(object));
        return object;
    }
}
