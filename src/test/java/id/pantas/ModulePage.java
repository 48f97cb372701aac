package id.pantas;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** The page docs/modules.md: the modules and who really uses whom, read from the code. */
final class ModulePage {

    /** Used by nearly all; arrows to them would hide the others. */
    private static final List<String> FOUNDATION = List.of("audit", "calendar", "database", "export", "queue", "web");

    private ModulePage() {}

    static String of(ApplicationModules modules) {
        List<ApplicationModule> sorted =
                modules.stream().sorted(Comparator.comparing(ModulePage::name)).toList();
        StringBuilder page = new StringBuilder("""
                # Modules as they are

                Written from the code by `ModuleStructureTests`, which fails when this page and the code differ. An arrow is a
                Java call, or listening to an event of the module it points at. The foundation (%s) is left
                out of the picture and named in the table.

                ```mermaid
                flowchart TD
                """.formatted(String.join(", ", FOUNDATION)));
        for (ApplicationModule module : sorted) {
            if (!FOUNDATION.contains(name(module))) {
                uses(modules, module).stream()
                        .filter(used -> !FOUNDATION.contains(used))
                        .forEach(used -> page.append("    %s --> %s%n".formatted(name(module), used)));
            }
        }
        page.append("```\n\n| module | uses |\n| --- | --- |\n");
        for (ApplicationModule module : sorted) {
            String uses = String.join(", ", uses(modules, module));
            page.append("| %s | %s |%n".formatted(name(module), uses.isEmpty() ? "nothing" : uses));
        }
        return page.toString();
    }

    private static List<String> uses(ApplicationModules modules, ApplicationModule module) {
        return module.getDirectDependencies(modules).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .map(ModulePage::name)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
