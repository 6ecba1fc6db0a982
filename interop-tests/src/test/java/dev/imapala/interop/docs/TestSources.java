package dev.imapala.interop.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The tests that the modules have, read from their sources. */
final class TestSources {
    private static final Set<String> TEST =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private final Map<String, Set<String>> modulesByTest = new HashMap<>();

    private TestSources() {}

    /** Reads the tests of all modules. */
    static TestSources ofRepository() {
        TestSources tests = new TestSources();
        for (Path module : Repository.modules()) {
            tests.read(Repository.nameOf(module), javaFiles(module.resolve("src/test/java")));
        }
        return tests;
    }

    /** Reads {@code files} as the tests of {@code module}. */
    static TestSources of(String module, Collection<Path> files) {
        TestSources tests = new TestSources();
        tests.read(module, files);
        return tests;
    }

    private static List<Path> javaFiles(Path folder) {
        return Repository.below(folder).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Returns the modules that have the test {@code name}, such as {@code FetchIT.listsEverything}. */
    Set<String> modulesWith(String name) {
        return modulesByTest.getOrDefault(name, Set.of());
    }

    private void read(String module, Collection<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new TestScanner(module).scan(unit, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Visits the methods that run as tests, with the simple name of their class. */
    private final class TestScanner extends TreeScanner<@Nullable Void, String> {
        private final String module;

        TestScanner(String module) {
            this.module = module;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String outer) {
            return isDisabled(type.getModifiers())
                    ? null
                    : super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String type) {
            List<String> annotations = annotations(method.getModifiers());
            if (annotations.stream().anyMatch(TEST::contains) && !isDisabled(method.getModifiers())) {
                modulesByTest
                        .computeIfAbsent(type + "." + method.getName(), name -> new TreeSet<>())
                        .add(module);
            }
            return null;
        }

        private static boolean isDisabled(ModifiersTree modifiers) {
            return annotations(modifiers).contains("Disabled");
        }

        private static List<String> annotations(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .map(annotation -> annotation.getAnnotationType().toString())
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .toList();
        }
    }
}
