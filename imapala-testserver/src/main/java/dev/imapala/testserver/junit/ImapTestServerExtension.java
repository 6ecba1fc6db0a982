package dev.imapala.testserver.junit;

import dev.imapala.testserver.ImapTestServer;
import dev.imapala.testserver.ImapTestServerBuilder;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts servers for parameters of type {@link ImapTestServer}, as their {@link ImapServer} says; if they have none, as that
 * of the test class does. All parameters of one test get the same server.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // whoever uses it has JUnit; nobody else shall need it
public final class ImapTestServerExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ImapTestServerExtension.class);

    /** Makes the extension; JUnit does so. */
    public ImapTestServerExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ImapTestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(ImapTestServer.class, key -> start(parameter, context), ImapTestServer.class);
    }

    private static ImapTestServer start(ParameterContext parameter, ExtensionContext context) {
        Optional<ImapServer> wanted =
                parameter.findAnnotation(ImapServer.class).or(() -> ofClass(context.getRequiredTestClass()));
        ImapTestServerBuilder builder = ImapTestServer.builder();
        wanted.ifPresentOrElse(annotation -> configure(builder, annotation), () -> builder.user("ann", "secret"));
        return builder.start();
    }

    /** Returns what the test class says, or the one around it. */
    private static Optional<ImapServer> ofClass(Class<?> testClass) {
        ImapServer found = testClass.getAnnotation(ImapServer.class);
        Class<?> outer = testClass.getEnclosingClass();
        return found != null || outer == null ? Optional.ofNullable(found) : ofClass(outer);
    }

    private static void configure(ImapTestServerBuilder builder, ImapServer wanted) {
        builder.user(wanted.user(), wanted.password());
        if (wanted.capabilities().length > 0) {
            builder.capabilities(wanted.capabilities());
        }
        if (wanted.tlsRequired()) {
            builder.tlsRequired();
        }
    }
}
