package dev.imapala.interop;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** True of methods and constructors that take or return {@code byte[]}. */
final class ByteArrayInSignature extends ArchCondition<JavaCodeUnit> {
    ByteArrayInSignature() {
        super("take or return byte[]");
    }

    @Override
    public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean found = Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .anyMatch(ByteArrayInSignature::isByteArray);
        events.add(new SimpleConditionEvent(unit, found, unit.getDescription() + " takes or returns byte[]"));
    }

    private static boolean isByteArray(JavaClass type) {
        return type.isArray() && type.getBaseComponentType().isEquivalentTo(byte.class);
    }
}
