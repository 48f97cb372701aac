package id.pantas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

/** The architecture as tests: declared dependencies, no cycles, closed insides, and rights on every handler. */
class ModuleStructureTests {

    private final ApplicationModules modules = ApplicationModules.of(PantasApplication.class);
    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("id.pantas");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void writesTheModuleDiagrams() {
        new Documenter(modules).writeDocumentation();
    }

    /** Run with {@code -Dpantas.docs=write} after a dependency changed on purpose. */
    @Test
    void theDocumentedDependenciesAreTheRealOnes() throws IOException {
        Path page = Path.of("docs", "modules.md");
        String real = ModulePage.of(modules);
        if ("write".equals(System.getProperty("pantas.docs"))) {
            Files.writeString(page, real);
        }
        assertThat(page)
                .content()
                .as("docs/modules.md; write it anew with -Dpantas.docs=write")
                .isEqualTo(real);
    }

    @Test
    void insidesOfAModuleAreClosed() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .resideInAnyPackage("id.pantas.*.*..")
                .and()
                .resideOutsideOfPackage("id.pantas.collection.spi")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(main);
    }

    @Test
    void everyRequestHandlerSaysWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(sayWhoMayCallThem())
                .allowEmptyShould(true)
                .check(main);
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("carry @PreAuthorize, or sit in a class that does") {
            @Override
            public void check(JavaMethod handler, ConditionEvents events) {
                JavaClass owner = handler.getOwner();
                boolean declared =
                        handler.isAnnotatedWith(PreAuthorize.class) || owner.isAnnotatedWith(PreAuthorize.class);
                events.add(
                        new SimpleConditionEvent(handler, declared, handler.getFullName() + " has no @PreAuthorize"));
            }
        };
    }
}
