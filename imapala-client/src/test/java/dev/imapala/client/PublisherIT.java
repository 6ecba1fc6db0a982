package dev.imapala.client;

import static dev.imapala.client.TestNetwork.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.SeqSet;
import dev.imapala.protocol.fetch.Fetch;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.Test;

/** The stream of FETCH against the rules of Reactive Streams, as their own kit tests them. */
class PublisherIT {
    private static final int MESSAGES = 200;

    /** Rules for publishers with several subscribers, that fail unasked, or with more than two billion elements. */
    private static final List<String> NOT_OURS = List.of(
            "optional_spec104_mustSignalOnErrorWhenFails",
            "optional_spec111",
            "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwilling",
            "required_spec317_mustNotSignalOnErrorWhenPendingAboveLongMaxValue");

    private static final TestNetwork NET = new TestNetwork();
    private static final List<ImapSession> SESSIONS = new ArrayList<>();

    @BeforeAll
    static void deliver() {
        NET.deliver(MESSAGES, 10);
    }

    @AfterAll
    static void stop() {
        NET.close();
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        List<DynamicTest> rules = Arrays.stream(FlowPublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(PublisherIT::isAboutUs)
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> check(method)))
                .toList();
        assertThat(rules).hasSizeGreaterThan(18);
        return rules.stream();
    }

    private static boolean isAboutUs(Method rule) {
        return !rule.getName().startsWith("untested") && NOT_OURS.stream().noneMatch(rule.getName()::startsWith);
    }

    private static void check(Method rule) throws Throwable {
        Verification verification = new Verification();
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            SESSIONS.forEach(ImapSession::close);
            SESSIONS.clear();
        }
    }

    /** Each publisher has a session of its own, as one whose subscriber stops asking stops its session. */
    private static final class Verification extends FlowPublisherVerification<FetchedMessage> {
        Verification() {
            super(new TestEnvironment(2000, 50, 20), 1000);
        }

        @Override
        public Flow.Publisher<FetchedMessage> createFlowPublisher(long elements) {
            ImapSession session = NET.connect();
            SESSIONS.add(session);
            SelectedMailbox inbox = await(session.select("INBOX"));
            SeqSet messages = elements == 0 ? SeqSet.EMPTY : SeqSet.range(1, elements);
            return inbox.fetch(messages, Fetch.items(FetchItem.UID));
        }

        @Override
        public Flow.Publisher<FetchedMessage> createFailedFlowPublisher() {
            throw new AssertionError("a stream does not fail before it is asked for something");
        }

        @Override
        public long maxElementsFromPublisher() {
            return MESSAGES;
        }
    }
}
