package dev.imapala.interop;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module, and which package, may import which: the table of docs/architecture.md as rules. */
class ModuleRulesTest {
    private static final String PROTOCOL = "dev.imapala.protocol";
    private static final String CLIENT = "dev.imapala.client";
    private static final String BLOCKING = "dev.imapala.client.blocking";
    private static final String ENGINE = "dev.imapala.client.internal.engine";
    private static final String TRANSPORT = "dev.imapala.client.internal.netty";
    private static final String TESTSERVER = "dev.imapala.testserver";
    private static final String CLI = "dev.imapala.cli";
    private static final String BENCHMARKS = "dev.imapala.benchmarks";
    private static final String INTEROP = "dev.imapala.interop";

    private static final String NULLNESS = "org.jspecify.annotations";
    private static final String JUNIT = "org.junit.jupiter.api..";
    private static final String NETTY = "io.netty..";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.imapala");

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL, CLIENT, BLOCKING, ENGINE, TRANSPORT, TESTSERVER, CLI, BENCHMARKS, INTEROP})
    void everyPackageOfTheTableHasClassesToCheck(String name) {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals(name) && !isPackageInfo(type)))
                .as("classes of package %s on the class path of this test", name)
                .isNotEmpty();
    }

    @Test
    void everyPackageBelongsToARule() {
        classes()
                .should()
                .resideInAnyPackage(tree(PROTOCOL, CLIENT, TESTSERVER, CLI, BENCHMARKS, INTEROP))
                .check(CLASSES);
    }

    @Test
    void protocolUsesJavaBaseOnly() {
        classes()
                .that(areIn(PROTOCOL))
                .should()
                .onlyDependOnClassesThat(areIn(PROTOCOL).or(areOf("java.base")).or(resideInAPackage(NULLNESS)))
                .check(CLASSES);
    }

    @Test
    void protocolDoesNoInputAndOutput() {
        noClasses()
                .that(areIn(PROTOCOL))
                .should()
                .dependOnClassesThat(openSocketsOrFiles())
                .check(CLASSES);
    }

    @Test
    void clientUsesProtocolNettyAndJavaBaseOnly() {
        classes()
                .that(areIn(CLIENT))
                .should()
                .onlyDependOnClassesThat(areIn(CLIENT)
                        .or(exportedBy(PROTOCOL))
                        .or(areOf("java.base"))
                        .or(resideInAnyPackage(NULLNESS, NETTY)))
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportImportsNetty() {
        noClasses()
                .that(areIn(PROTOCOL, CLIENT, TESTSERVER, CLI))
                .and(DescribedPredicate.not(areIn(TRANSPORT)))
                .should()
                .dependOnClassesThat(resideInAPackage(NETTY))
                .check(CLASSES);
    }

    @Test
    void engineDoesNotKnowItsTransport() {
        noClasses()
                .that(areIn(ENGINE))
                .should()
                .dependOnClassesThat(
                        areIn(TRANSPORT).or(resideInAPackage(NETTY)).or(openSocketsOrFiles()))
                .check(CLASSES);
    }

    @Test
    void engineIsGivenItsClock() {
        noClasses()
                .that(areIn(ENGINE))
                .should()
                .callMethodWhere(describe("the clock of the machine is read", call -> readsTheClock(call.getTarget())))
                .check(CLASSES);
    }

    @Test
    void blockingViewUsesTheApiOnly() {
        noClasses()
                .that(areIn(BLOCKING))
                .should()
                .dependOnClassesThat(areIn(ENGINE, TRANSPORT))
                .check(CLASSES);
    }

    @Test
    void testserverUsesProtocolAndTheJdkOnly() {
        classes()
                .that(areIn(TESTSERVER))
                .should()
                .onlyDependOnClassesThat(areIn(TESTSERVER)
                        .or(exportedBy(PROTOCOL))
                        .or(areOfTheJdk())
                        .or(resideInAnyPackage(NULLNESS, JUNIT)))
                .check(CLASSES);
    }

    @Test
    void commandUsesExportedPackagesOnly() {
        classes()
                .that(areIn(CLI))
                .should()
                .onlyDependOnClassesThat(areIn(CLI)
                        .or(exportedBy(CLIENT, PROTOCOL, TESTSERVER))
                        .or(areOfTheJdk())
                        .or(resideInAnyPackage(NULLNESS, "picocli..", "org.apache.james.mime4j..", "org.jline..")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI, BENCHMARKS, INTEROP})
    void nobodyImports(String name) {
        noClasses()
                .that(DescribedPredicate.not(areIn(name)))
                .should()
                .dependOnClassesThat(areIn(name))
                .check(CLASSES);
    }

    @Test
    void apiPassesBytesNotByteArrays() {
        DescribedPredicate<JavaClass> owners = areIn(PROTOCOL, CLIENT)
                .and(exportedBy(PROTOCOL, CLIENT))
                .and(DescribedPredicate.not(nameMatching("dev\\.imapala\\.protocol\\.Bytes(\\$.*)?")))
                .and(describe("are API", ModuleRulesTest::isApi));
        noCodeUnits()
                .that(describe("are API, but for the one that octets come in by", ModuleRulesTest::isApiOfValues))
                .and()
                .areDeclaredInClassesThat(owners)
                .should(new ByteArrayInSignature())
                .check(CLASSES);
        noFields()
                .that()
                .areNotPrivate()
                .and()
                .areDeclaredInClassesThat(owners)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawType(byte[].class)
                .check(CLASSES);
    }

    @Test
    void descriptorsRequireWhatTheTableAllows() {
        assertThat(requiredBy(PROTOCOL)).containsExactlyInAnyOrder("java.base", "org.jspecify");
        assertThat(requiredBy(CLIENT))
                .filteredOn(name -> !name.startsWith("io.netty."))
                .containsExactlyInAnyOrder("java.base", "org.jspecify", PROTOCOL);
        assertThat(requiredBy(TESTSERVER))
                .contains(PROTOCOL)
                .doesNotContain(CLIENT)
                .noneMatch(ModuleRulesTest::isNetty);
        assertThat(requiredBy(CLI)).contains(CLIENT, "info.picocli").noneMatch(ModuleRulesTest::isNetty);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL, CLIENT, TESTSERVER, CLI})
    void internalPackagesAreNotExported(String module) {
        assertThat(Modules.descriptor(module).exports())
                .filteredOn(export -> !export.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .noneMatch(name -> name.contains(".internal"));
    }

    private static boolean isNetty(String module) {
        return module.startsWith("io.netty.");
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static String[] tree(String... names) {
        return Arrays.stream(names).map(name -> name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> areIn(String... names) {
        return resideInAnyPackage(tree(names));
    }

    private static DescribedPredicate<JavaClass> openSocketsOrFiles() {
        return resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..", "java.nio.file..")
                .as("open sockets or files");
    }

    private static boolean readsTheClock(AccessTarget.MethodCallTarget method) {
        String name = method.getOwner().getFullName() + "." + method.getName();
        boolean now = name.matches("java\\.time\\.\\w+\\.now")
                && method.getRawParameterTypes().isEmpty();
        return now
                || name.matches("java\\.lang\\.System\\.(nanoTime|currentTimeMillis)|java\\.time\\.Clock\\.system.*");
    }

    /** Is {@code type} visible outside its package, with all classes around it? */
    private static boolean isApi(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ModuleRulesTest::isApi).orElse(true);
    }

    private static boolean isApiOfValues(JavaCodeUnit unit) {
        return !unit.getFullName().startsWith("dev.imapala.protocol.wire.Framer.feed(")
                && isVisible(unit.getModifiers())
                && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static DescribedPredicate<JavaClass> areOf(String systemModule) {
        ModuleDescriptor module =
                ModuleFinder.ofSystem().find(systemModule).orElseThrow().descriptor();
        Set<String> packages = openPackages(module).collect(Collectors.toSet());
        return inPackages("are exported by " + systemModule, packages::contains);
    }

    private static DescribedPredicate<JavaClass> areOfTheJdk() {
        Set<String> packages = ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .flatMap(ModuleRulesTest::openPackages)
                .collect(Collectors.toSet());
        return inPackages("are exported by the JDK", packages::contains);
    }

    private static DescribedPredicate<JavaClass> exportedBy(String... modules) {
        Set<String> packages = Arrays.stream(modules)
                .map(Modules::descriptor)
                .flatMap(ModuleRulesTest::openPackages)
                .collect(Collectors.toSet());
        return inPackages("are exported by " + String.join(", ", modules), packages::contains);
    }

    private static DescribedPredicate<JavaClass> inPackages(String description, Predicate<String> packages) {
        return describe(description, type -> {
            JavaClass component = type.getBaseComponentType();
            return component.isPrimitive() || packages.test(component.getPackageName());
        });
    }

    private static Stream<String> openPackages(ModuleDescriptor module) {
        return module.exports().stream().filter(export -> !export.isQualified()).map(ModuleDescriptor.Exports::source);
    }

    private static Set<String> requiredBy(String module) {
        return Modules.descriptor(module).requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());
    }
}
