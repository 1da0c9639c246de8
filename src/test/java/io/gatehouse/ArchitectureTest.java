package io.gatehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between packages, and the habits that a compiler does not see. Each rule says why, and what to do. */
@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.gatehouse";

    /** What anybody may use. */
    private static final List<String> FREE =
            List.of("kernel", "platform.metrics", "platform.persistence", "platform.validation");

    /** Beyond those, the only arrows there are; whoever needs another asks first whether something lives in the wrong place. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            entry("platform.logging"),
            entry("platform.commands"),
            entry("platform.validation"),
            entry("platform.configuration"),
            entry("platform.secrets"),
            entry("platform.jobs"),
            entry("platform.changes"),
            entry("platform.audit", "platform.secrets", "platform.jobs"),
            entry("platform.http", "platform.secrets"),
            entry("platform.limits", "platform.http"),
            entry("platform.maintenance", "platform.commands", "platform.secrets"),
            entry(
                    "accounts.tokens",
                    "platform.commands",
                    "platform.secrets",
                    "platform.changes",
                    "platform.audit",
                    "platform.jobs"),
            entry("accounts.passwords"),
            entry("accounts.access", "accounts.tokens", "platform.changes", "platform.http"),
            entry(
                    "accounts.sessions",
                    "accounts.access",
                    "platform.changes",
                    "platform.audit",
                    "platform.secrets",
                    "platform.jobs",
                    "platform.limits",
                    "platform.http"),
            entry("accounts.credentials", "accounts.passwords"),
            entry(
                    "accounts.clients",
                    "accounts.access",
                    "accounts.tokens",
                    "platform.commands",
                    "platform.changes",
                    "platform.audit",
                    "platform.secrets",
                    "platform.jobs",
                    "platform.limits",
                    "platform.http"),
            entry(
                    "accounts.users",
                    "accounts.credentials",
                    "accounts.sessions",
                    "accounts.access",
                    "accounts.passwords",
                    "accounts.tokens",
                    "platform.commands",
                    "platform.audit",
                    "platform.changes",
                    "platform.jobs",
                    "platform.limits",
                    "platform.http"),
            entry(
                    "accounts.trail",
                    "accounts.users",
                    "accounts.access",
                    "platform.commands",
                    "platform.audit",
                    "platform.http"),
            entry("features", "accounts.access", "platform.audit", "platform.commands"),
            entry("orders", "features", "accounts.access", "platform.audit", "platform.http"),
            entry(
                    "accounts.signin",
                    "accounts.users",
                    "accounts.credentials",
                    "accounts.sessions",
                    "accounts.tokens",
                    "accounts.access",
                    "accounts.passwords",
                    "platform.audit",
                    "platform.limits",
                    "platform.http"),
            entry(
                    "accounts.oauth",
                    "accounts.clients",
                    "accounts.sessions",
                    "accounts.tokens",
                    "accounts.access",
                    "platform.audit",
                    "platform.changes",
                    "platform.limits",
                    "platform.http"),
            entry("admin", "accounts", "platform")));

    private static Map.Entry<String, List<String>> entry(String of, String... to) {
        return Map.entry(of, List.of(to));
    }

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatItsLevelAllows() {
        return ARROWS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(ROOT + "." + each.getKey() + "..")
                                .should()
                                .dependOnClassesThat(
                                        ours().and(DescribedPredicate.not(allowed(each.getKey(), each.getValue()))))
                                .because(
                                        "arrows between packages point down. Move what you need to a package below, or have Wiring hand"
                                                + " it in through an interface of your own. If the arrow is right, add it to ARROWS and to the"
                                                + " table in docs/architecture.md")
                                .check(MAIN)));
    }

    @Test
    void everyPackageHasItsArrowsAndItsRow() throws IOException {
        String table = Files.readString(Path.of("docs/architecture.md"));
        List<String> levels =
                Stream.concat(FREE.stream(), ARROWS.keySet().stream()).toList();
        Set<String> homeless = MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .filter(name -> levels.stream().noneMatch(known -> (name + ".").startsWith(known + ".")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(homeless)
                .as(
                        "Packages without arrows. Add a line to ARROWS in ArchitectureTest, entry(\"name\", what it may use), and a row to"
                                + " the table in docs/architecture.md")
                .isEmpty();
        assertThat(levels.stream().filter(name -> !table.contains("| `" + name + "` |")))
                .as("Packages without a row. Add one to the table of packages in docs/architecture.md")
                .isEmpty();
    }

    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage(ROOT + ".kernel..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    ROOT + ".kernel.."))
            .because(
                    "values and failures outlive every framework. Move the class to the package that uses the framework, or"
                            + " have that package turn it into a plain value first");

    @ArchTest
    static final ArchRule PERSISTENCE_AND_METRICS_STAND_ON_THE_KERNEL = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".platform.persistence..", ROOT + ".platform.metrics..")
            .should()
            .dependOnClassesThat(ours().and(DescribedPredicate.not(resideInAnyPackage(
                    ROOT + ".kernel..", ROOT + ".platform.persistence..", ROOT + ".platform.metrics.."))))
            .because(
                    "everybody uses these two. Let the caller pass in what is needed as a value or a function, or move the class to"
                            + " the package that it needs");

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_THE_ROOT = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT))
            .because(
                    "the root knows everybody. Take what you need as a parameter of your module's constructor and let Wiring pass it;"
                            + " move a type that you need to a package at your level or below");

    @ArchTest
    static final ArchRule THERE_IS_NO_CIRCLE = slices().matching(ROOT + ".(*.*)..")
            .should()
            .beFreeOfCycles()
            .because(
                    "a package in a circle can be neither read nor tested alone. Of the arrows shown, turn one round: declare an"
                            + " interface in the lower package, implement it in the higher one and hand it in from Wiring, as is done"
                            + " with TokenLiveness");

    @ArchTest
    static final ArchRule ENTITIES_STAY_AT_HOME = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because(
                    "whoever else holds an entity can change it behind its service's back. Take `public` off the entity, and return"
                            + " a view record or a value from the service");

    @ArchTest
    static final ArchRule DAOS_STAY_AT_HOME = classes()
            .that()
            .haveSimpleNameEndingWith("Dao")
            .should()
            .bePackagePrivate()
            .because(
                    "other features ask the service, which keeps the rules. Take `public` off the DAO, and add a method to the"
                            + " service that they need");

    @ArchTest
    static final ArchRule SERVICES_NEVER_SEE_HTTP = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .or()
            .haveSimpleNameEndingWith("Dao")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", ROOT + ".platform.http..")
            .because(
                    "commands use the same services. Move what reads the request or makes the answer to the resource, pass plain"
                            + " values to the service, and refuse with a Failure");

    @ArchTest
    static final ArchRule RESOURCES_NEVER_SEE_THE_DATABASE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Dao")
            .because(
                    "services own transactions. Move the query to the DAO of the package, call it from the service, and have the"
                            + " resource ask the service");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base|Dto|Info)")
            .orShould()
            .haveNameMatching(".*\\.(Abstract|I[A-Z])[A-Za-z]+")
            .because(
                    "such names say nothing that the code does not. Name the class for what it does or holds: CONTRIBUTING.md lists"
                            + " the endings that have a meaning here, such as Service and Dao");

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(ROOT + "..");
    }

    private static DescribedPredicate<JavaClass> allowed(String self, List<String> arrows) {
        String[] packages = Stream.of(FREE.stream(), arrows.stream(), Stream.of(self))
                .flatMap(names -> names)
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(packages);
    }
}
