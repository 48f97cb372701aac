package id.pantas;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.io.XmlReader;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import twitter4j.HttpClientFactory;

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

    /** What asks another server by itself would get round the checks of addresses, sizes and times. */
    @Test
    void everyRequestLeavesThroughTheOneGuardedDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("id.pantas.outgoing..")
                .should()
                .dependOnClassesThat(client())
                .orShould()
                .callMethodWhere(target(name("connect")).and(target(owner(type(Jsoup.class)))))
                .orShould()
                .callMethodWhere(target(owner(type(URL.class))).and(target(nameMatching("open.*|getContent"))))
                .orShould()
                .callMethodWhere(target(owner(type(HttpClientFactory.class))))
                .because("every request has to leave through id.pantas.outgoing")
                .check(main);
    }

    private static DescribedPredicate<JavaClass> client() {
        return resideInAnyPackage(
                        "java.net.http..",
                        "org.apache.hc..",
                        "org.apache.http..",
                        "org.springframework.web.reactive.function.client..",
                        "org.springframework.boot.http.client..",
                        "org.springframework.http.client..",
                        "org.springframework.web.service.annotation..")
                .or(assignableTo(URLConnection.class))
                .or(assignableTo(Socket.class))
                .or(assignableTo(SocketChannel.class))
                .or(assignableTo(RestClient.class))
                .or(assignableTo(RestClient.Builder.class))
                .or(assignableTo(RestTemplate.class))
                .or(assignableTo(Connection.class))
                .or(assignableTo(XmlReader.class));
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
