package dev.imapala.protocol.wire;

import dev.imapala.protocol.Bytes;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of all types, made by all public constructors, factories and methods that return a changed copy, from strings
 * that mean harm.
 */
final class Pool {
    /** Harmless ones first: where one argument means harm, the others must not get in its way. */
    private static final List<String> STRINGS = List.of(
            "x",
            "From",
            "PLAIN",
            "$Label",
            "\\Seen",
            "INBOX",
            "a\r\nb NOOP",
            "a\nb",
            "a\rb",
            "a\0b",
            "\0",
            "\r\n",
            "{5}",
            "a {5}",
            "a{5}",
            "a{5+}",
            "~{5}",
            "a {0}",
            "x}",
            "\"",
            "a\"b",
            "\\",
            "a\\",
            "(",
            ")",
            "a)",
            "(b",
            "a b",
            " ",
            "",
            "NIL",
            "*",
            "%",
            "]",
            "a]",
            "[",
            "ü",
            "\u0085",
            "\u2028",
            "\ud83d",
            "\ud83d\ude00",
            "+",
            "&",
            "=",
            "1,2",
            "BODY[]",
            "y".repeat(1030));
    /** How many values of a type are kept; those that came first, so that all factories have their turn. */
    private static final int MOST = 150;

    private final Map<Class<?>, Set<Object>> values = new LinkedHashMap<>();
    private final List<Class<?>> types;
    private int refused;
    private int made;

    Pool(Collection<Class<?>> types) {
        this.types = List.copyOf(types);
        for (String string : STRINGS) {
            put(string);
            put(Bytes.of(string));
            put(Bytes.copyOf(string.getBytes(StandardCharsets.ISO_8859_1)));
            put(string.toCharArray());
            put(string.isEmpty() ? 'x' : string.charAt(0));
        }
        List.of(1L, 0L, -1L, 4_294_967_295L, 4_294_967_296L, Long.MAX_VALUE).forEach(this::put);
        List.of(1, 0, -1, Integer.MAX_VALUE).forEach(this::put);
        List.of(false, true).forEach(this::put);
        put(OffsetDateTime.parse("2026-01-01T00:00:00Z"));
        put(LocalDate.of(2026, 1, 1));
        put(Duration.ofDays(1));
        List.of("UTF-8", "ISO-8859-1", "UTF-16", "ISO-2022-JP", "GB18030").forEach(name -> put(Charset.forName(name)));
        types.forEach(this::putConstants);
    }

    private void putConstants(Class<?> type) {
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                try {
                    put(field.get(null));
                } catch (IllegalAccessException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        }
    }

    /** Makes values of values until there is a value of a value of a value. */
    Pool fill() {
        for (int round = 0; round < 4; round++) {
            for (Class<?> type : types) {
                for (Executable executable : executables(type)) {
                    call(executable);
                }
            }
        }
        return this;
    }

    private static List<Executable> executables(Class<?> type) {
        List<Executable> executables = new ArrayList<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (!Modifier.isAbstract(type.getModifiers())) {
                executables.add(constructor);
            }
        }
        for (Method method : type.getMethods()) {
            boolean makes = Modifier.isStatic(method.getModifiers())
                    || method.getReturnType() == type
                    || method.getName().equals("build");
            if (makes && method.getDeclaringClass() == type && !method.isBridge()) {
                executables.add(method);
            }
        }
        return executables;
    }

    /** Calls with each argument in turn from all values, while the others are the first that there are. */
    private void call(Executable executable) {
        List<List<@Nullable Object>> arguments = new ArrayList<>();
        boolean ofInstance = executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
        if (ofInstance) {
            arguments.add(new ArrayList<>(of(executable.getDeclaringClass())));
        }
        for (Type type : executable.getGenericParameterTypes()) {
            arguments.add(arguments(type));
        }
        if (arguments.stream().anyMatch(List::isEmpty)) {
            return;
        }
        for (int turn = 0; turn == 0 || turn < arguments.size(); turn++) {
            for (int i = 0;
                    i == 0 || i < (arguments.isEmpty() ? 0 : arguments.get(turn).size());
                    i++) {
                List<@Nullable Object> chosen = new ArrayList<>();
                for (int j = 0; j < arguments.size(); j++) {
                    chosen.add(arguments.get(j).get(j == turn ? i : 0));
                }
                call(executable, ofInstance, chosen);
            }
        }
    }

    private void call(Executable executable, boolean ofInstance, List<@Nullable Object> arguments) {
        Object[] rest = arguments.subList(ofInstance ? 1 : 0, arguments.size()).toArray();
        try {
            Object value = executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(rest)
                    : ((Method) executable).invoke(ofInstance ? arguments.get(0) : null, rest);
            if (value != null) {
                made++;
                put(value);
            }
        } catch (InvocationTargetException e) {
            refused++;
            boolean right = e.getCause() instanceof IllegalArgumentException
                    || e.getCause() instanceof NullPointerException
                    || e.getCause() instanceof IndexOutOfBoundsException
                    || e.getCause() instanceof IllegalStateException
                    || e.getCause() instanceof NoSuchElementException;
            if (!right) {
                throw new AssertionError(executable + " refuses in its own way", e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Returns values for a parameter, collections of several values included. */
    private List<@Nullable Object> arguments(Type type) {
        if (type instanceof Class<?> array && array.isArray() && array != char[].class && array != byte[].class) {
            return arrays(array.getComponentType(), of(array.getComponentType()));
        } else if (type instanceof GenericArrayType array) {
            Class<?> component = (Class<?>) ((ParameterizedType) array.getGenericComponentType()).getRawType();
            return arrays(component, of(component));
        } else if (type instanceof ParameterizedType generic) {
            return collections(generic);
        }
        return type instanceof Class<?> plain ? new ArrayList<>(of(boxed(plain))) : List.of();
    }

    private static List<@Nullable Object> arrays(Class<?> component, List<Object> elements) {
        List<@Nullable Object> arrays = new ArrayList<>();
        for (Object element : elements) {
            Object array = Array.newInstance(component, 1);
            Array.set(array, 0, element);
            arrays.add(array);
        }
        arrays.add(Array.newInstance(component, 0));
        return arrays;
    }

    private List<@Nullable Object> collections(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        List<Object> elements = of(rawClass(type.getActualTypeArguments()[0]));
        List<@Nullable Object> collections = new ArrayList<>();
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            elements.forEach(element -> collections.add(List.of(element)));
            collections.add(List.of());
        } else if (raw == Set.class) {
            elements.forEach(element -> collections.add(Set.of(element)));
            collections.add(Set.of());
        } else if (raw == Map.class) {
            List<@Nullable Object> targets = arguments(type.getActualTypeArguments()[1]);
            elements.forEach(element -> collections.add(mapping(element, targets.get(0))));
            targets.forEach(target -> collections.add(mapping(elements.get(0), target)));
        } else {
            collections.addAll(of(raw));
        }
        return collections;
    }

    private static Map<Object, @Nullable Object> mapping(Object key, @Nullable Object target) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, target);
        return map;
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        } else if (type instanceof WildcardType wildcard) {
            return rawClass(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private void put(Object value) {
        Set<Object> same = values.computeIfAbsent(value.getClass(), type -> new LinkedHashSet<>());
        if (same.size() < MOST) {
            same.add(value);
        }
    }

    /** Returns all values of {@code type} and of what is below it. */
    List<Object> of(Class<?> type) {
        List<Object> found = new ArrayList<>();
        values.forEach((valueType, same) -> {
            if (type.isAssignableFrom(valueType)) {
                found.addAll(same);
            }
        });
        return found;
    }

    int made() {
        return made;
    }

    int refused() {
        return refused;
    }
}
