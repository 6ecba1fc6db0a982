package dev.imapala.interop;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The published modules, which this test sees on its class path. */
final class Modules {
    private Modules() {}

    /** Reads the descriptor beside the package that has the module's name, from a folder of classes or a jar. */
    static ModuleDescriptor descriptor(String module) {
        try {
            Class<?> inside = Class.forName(module + ".package-info");
            Path place = Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ModuleFinder.of(place).find(module).orElseThrow().descriptor();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError("module " + module + " is not on the class path", e);
        }
    }
}
