package dev.imapala.testserver.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.imapala.protocol.command.BareCommand;
import dev.imapala.protocol.command.Command;
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
    void everyCommandHasAHandlerOfItsOwn(Class<?> command) {
        assertThat(command.getSimpleName()).endsWith("Command");
        String handler = command.getSimpleName().replaceFirst("Command$", "Handler");
        String name = CommandRouter.class.getPackageName() + "." + handler;
        assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException();
    }
}
