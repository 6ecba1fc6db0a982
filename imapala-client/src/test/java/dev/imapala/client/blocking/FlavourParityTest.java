package dev.imapala.client.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.client.ImapClient;
import dev.imapala.client.ImapSession;
import dev.imapala.client.ImapStream;
import dev.imapala.client.SelectedMailbox;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two flavours have the same methods; what they give back corresponds. */
class FlavourParityTest {
    private static final Map<Type, Type> VIEWS = Map.of(
            ImapSession.class, BlockingSession.class,
            SelectedMailbox.class, BlockingMailbox.class,
            Void.class, void.class);

    /** Methods of one flavour only: how to get at the other, and the lazy FETCH, which is asked for by name. */
    private static final Set<String> ONE_SIDED = Set.of("blocking", "create", "builder", "fetchStream");

    static List<Arguments> flavours() {
        return List.of(
                Arguments.of(ImapClient.class, BlockingClient.class),
                Arguments.of(ImapSession.class, BlockingSession.class),
                Arguments.of(SelectedMailbox.class, BlockingMailbox.class));
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void flavoursHaveTheSameMethods(Class<?> async, Class<?> blocking) {
        Set<String> expected = new TreeSet<>();
        for (Method method : methods(async)) {
            expected.add(signature(method, blockingType(method)));
        }
        Set<String> actual = new TreeSet<>();
        for (Method method : methods(blocking)) {
            actual.add(signature(method, method.getGenericReturnType()));
        }
        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void handlesAreFinal(Class<?> async, Class<?> blocking) {
        assertThat(Modifier.isFinal(async.getModifiers())).isTrue();
        assertThat(Modifier.isFinal(blocking.getModifiers())).isTrue();
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !ONE_SIDED.contains(method.getName()))
                .toList();
    }

    private static String signature(Method method, Type returned) {
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + ") -> " + returned.getTypeName();
    }

    /** What comes in a future is returned; FETCH is gathered, IDLE is a stream, and octets are read. */
    private static Type blockingType(Method method) {
        Type type = method.getGenericReturnType();
        if (method.getName().equals("download")) {
            return InputStream.class;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == CompletableFuture.class) {
            Type value = generic.getActualTypeArguments()[0];
            return VIEWS.getOrDefault(value, value);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == ImapStream.class) {
            Class<?> container = method.getName().equals("fetch") ? List.class : BlockingStream.class;
            return named(container.getName() + "<" + generic.getActualTypeArguments()[0].getTypeName() + ">");
        }
        return VIEWS.getOrDefault(type, type);
    }

    private static Type named(String name) {
        return new Type() {
            @Override
            public String getTypeName() {
                return name;
            }
        };
    }
}
