package dev.imapala.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exported type, method and constant has a comment, and every package says what it is for. */
class ExportedJavadocTest {
    @ParameterizedTest
    @ValueSource(strings = {"imapala-protocol", "imapala-client", "imapala-testserver"})
    void everythingExportedHasAComment(String module) throws IOException {
        Path sources = sourcesOf(module);
        List<Path> files = Modules.descriptor(module.replace("imapala-", "dev.imapala.")).exports().stream()
                .filter(export -> !export.isQualified())
                .map(export -> sources.resolve(export.source().replace('.', '/')))
                .flatMap(ExportedJavadocTest::javaFiles)
                .toList();
        assertThat(files).as("exported sources of %s", module).isNotEmpty();
        assertThat(withoutComment(files)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imapala-protocol", "imapala-client", "imapala-testserver", "imapala-cli", "benchmarks"})
    void everyPackageSaysWhatItIsFor(String module) throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.walk(sourcesOf(module))) {
            folders = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .startsWith("/**"));
    }

    /** Either the comment of the method says so, or it names the method that does the same. */
    @Test
    void everyFutureSaysWhatItCompletesWithAndFailsWith() throws IOException {
        List<Path> files = Stream.of("dev.imapala.client", "dev.imapala.client.blocking")
                .flatMap(name -> javaFiles(sourcesOf("imapala-client").resolve(name.replace('.', '/'))))
                .toList();
        List<String> silent = withoutComment(files, PromiseScanner::new);
        assertThat(silent).isEmpty();
    }

    @Test
    void findsFuturesThatAreSilent() throws IOException {
        Path sample = Files.createTempFile("Sample", ".java");
        try {
            Files.writeString(sample, """
                    public final class Sample {
                        /** @return completes with one; exceptionally never */
                        public CompletableFuture<String> said() { return null; }
                        /** Does it: see {@link #said()}. */
                        public CompletableFuture<String> said(String more) { return null; }
                        /** Does it. */
                        public CompletableFuture<String> silent() { return null; }
                        /** @return completes when it is done */
                        public CompletableFuture<Void> withoutFailure() { return null; }
                        /** @return the elements */
                        public ImapStream<String> stream() { return null; }
                        /** Returns a list. */
                        public List<CompletableFuture<String>> list() { return null; }
                    }
                    """);
            assertThat(withoutComment(List.of(sample), PromiseScanner::new))
                    .extracting(place -> place.substring(place.indexOf(": ") + 2))
                    .containsExactly("silent", "withoutFailure", "stream");
        } finally {
            Files.delete(sample);
        }
    }

    @Test
    void findsWhatHasNoComment() throws IOException {
        Path sample = Files.createTempFile("Sample", ".java");
        try {
            Files.writeString(sample, """
                    /** Has one. */
                    public interface Sample {
                        int constant = 1;
                        void method();
                        record Nested(int component) {
                            public Nested {}
                            @Override public String toString() { return ""; }
                            private void hidden() {}
                            protected Nested() { this(0); }
                        }
                        /** Has one. */
                        enum Choice { ONE }
                    }
                    class Hidden { public void method() {} }
                    """);
            assertThat(withoutComment(List.of(sample)))
                    .extracting(place -> place.substring(place.indexOf(": ") + 2))
                    .containsExactly("constant", "method", "Nested", "Nested.<init>", "ONE");
        } finally {
            Files.delete(sample);
        }
    }

    private static Path sourcesOf(String module) {
        return Path.of("..", module, "src", "main", "java");
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError("exported package without sources: " + folder, e);
        }
    }

    private static List<String> withoutComment(List<Path> files) throws IOException {
        return withoutComment(files, CommentScanner::new);
    }

    private static List<String> withoutComment(List<Path> files, Function<DocTrees, CommentScanner> making)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            CommentScanner scanner = making.apply(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.missing;
        }
    }

    /** Visits what others can see; bodies of methods and what is inside hidden types are passed over. */
    private static class CommentScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final List<String> missing = new ArrayList<>();

        CommentScanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!isExported(type.getModifiers())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isExported(method.getModifiers()) && !overrides && !isCompactConstructor(method)) {
                check(method.getName().toString());
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            if (isExported(field.getModifiers())) {
                check(field.getName().toString());
            }
            return null;
        }

        /** Tells whether the comment says what it has to; null if there is none. */
        boolean says(@Nullable String comment) {
            return comment != null;
        }

        void check(String name) {
            if (!says(trees.getDocComment(getCurrentPath()))) {
                missing.add(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + qualified(name));
            }
        }

        private String qualified(String name) {
            return name.equals("<init>") ? enclosing().getSimpleName() + ".<init>" : name;
        }

        private boolean isExported(ModifiersTree modifiers) {
            Set<Modifier> flags = EnumSet.noneOf(Modifier.class);
            flags.addAll(modifiers.getFlags());
            return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED) || isInInterface(flags);
        }

        private boolean isInInterface(Set<Modifier> flags) {
            TreePath parent = getCurrentPath().getParentPath();
            Tree.Kind kind = parent.getLeaf().getKind();
            boolean isInterface = kind == Tree.Kind.INTERFACE || kind == Tree.Kind.ANNOTATION_TYPE;
            return isInterface && !flags.contains(Modifier.PRIVATE);
        }

        /** A compact constructor has the components as parameters, and the comment of its record. */
        private boolean isCompactConstructor(MethodTree method) {
            return enclosing().getKind() == Tree.Kind.RECORD
                    && Pattern.compile("\\b" + enclosing().getSimpleName() + "\\s*\\{")
                            .matcher(text(method))
                            .find();
        }

        private CharSequence text(Tree tree) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            SourcePositions positions = trees.getSourcePositions();
            int start = (int) positions.getStartPosition(unit, tree);
            int end = (int) positions.getEndPosition(unit, tree);
            try {
                return unit.getSourceFile().getCharContent(true).subSequence(start, end);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private ClassTree enclosing() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }
    }

    /** Looks at the methods that return a future or a publisher only. */
    private static final class PromiseScanner extends CommentScanner {
        private static final Pattern FUTURE = Pattern.compile("(CompletableFuture|CompletionStage)\\b.*");
        private static final Pattern PUBLISHER = Pattern.compile("(ImapStream|Flow\\.Publisher)\\b.*");
        private static final Pattern DELEGATES = Pattern.compile("(?s).*(see|same as|Waits for|asks for) \\{@link .*");

        PromiseScanner(DocTrees trees) {
            super(trees);
        }

        @Override
        boolean says(@Nullable String comment) {
            if (!(getCurrentPath().getLeaf() instanceof MethodTree method) || method.getReturnType() == null) {
                return true;
            }
            String type = method.getReturnType().toString();
            String said = String.valueOf(comment);
            if (DELEGATES.matcher(said).matches()) {
                return true;
            } else if (FUTURE.matcher(type).matches()) {
                return said.contains("@return completes") && said.contains("exceptionally");
            }
            return !PUBLISHER.matcher(type).matches() || said.contains("@return brings") && said.contains("fails");
        }
    }
}
