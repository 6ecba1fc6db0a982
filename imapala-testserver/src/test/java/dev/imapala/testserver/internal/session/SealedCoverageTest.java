package dev.imapala.testserver.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealedCoverageTest {

    static Stream<Class<?>> commandsWithArguments() {
        return leaves(Command.class).filter(type -> type != BareCommand.class);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.<Class<?>>of(type.getPermittedSubclasses()).flatMap(SealedCoverageTest::leaves)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("commandsWithArguments")
    void everyCommandHasAHandlerOfItsOwnOrOfItsTopic(Class<?> command) {
        assertThat(command.getSimpleName()).endsWith("Command");
        List<Class<?>> topics = List.of(command.getInterfaces());
        boolean handled =
                hasHandler(command) || topics.stream().anyMatch(topic -> topic != Command.class && hasHandler(topic));
        assertThat(handled).as("a handler of %s", command.getSimpleName()).isTrue();
    }

    private static boolean hasHandler(Class<?> command) {
        String handler = command.getSimpleName().replaceFirst("Command$", "Handler");
        try {
            Class.forName(CommandRouter.class.getPackageName() + "." + handler);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
