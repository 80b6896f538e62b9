// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that keep the modules apart, by name; each is run on the product and on a violation.
 */
final class ArchitectureRules {
  private static final String ROOT = "org.clearlane.";

  /** What each module may use of the others. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "kernel", Set.of(),
          "biometrics", Set.of("kernel"),
          "devices", Set.of("kernel"),
          "watchlist", Set.of("kernel", "biometrics"),
          "enrollment", Set.of("kernel", "biometrics", "watchlist"),
          "clearance", Set.of("kernel", "biometrics", "watchlist", "enrollment", "devices"),
          "collaborative",
              Set.of("kernel", "biometrics", "watchlist", "enrollment", "devices", "clearance"));

  private ArchitectureRules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    ALLOWED.forEach(
        (module, allowed) -> {
          rules.put("graph of " + module, graph(module, allowed));
          rules.put("door of " + module, door(module));
        });
    List.of(
            "jakarta.ws.rs..",
            "jakarta.faces..",
            "jakarta.servlet..",
            "org.primefaces..",
            "org.omnifaces..")
        .forEach(
            http ->
                rules.put(
                    http + " only in web",
                    only("only web knows HTTP and pages", List.of("..web.."), http)));
    rules.put(
        "serial ports only in devices.serial",
        only(
            "the native library loads in one place",
            List.of("org.clearlane.devices.serial.."),
            "com.fazecast.."));
    rules.put(
        "onnx runtime only in biometrics",
        only(
            "models are reached through FaceMatcher",
            List.of("..biometrics.."),
            "ai.onnxruntime.."));
    List.of(
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "jakarta.persistence.EntityManagerFactory",
            "javax.naming.InitialContext",
            "javax.sql.DataSource")
        .forEach(type -> rules.put(type + " only in the kernel", onlyInKernel(type)));
    rules.put("entities stay inside", entitiesStayInside());
    rules.put("endpoints declare roles", endpointsDeclareRoles());
    rules.put("records of pages have no getters", recordsOfPagesHaveNoGetters());
    return rules;
  }

  private static ArchRule graph(String module, Set<String> allowed) {
    String[] forbidden =
        Stream.concat(ALLOWED.keySet().stream(), Stream.of("web"))
            .filter(other -> !other.equals(module) && !allowed.contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("the module graph of ADR 0001 has no such arrow");
  }

  private static ArchRule door(String module) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + module + ".*.."))
        .because("the root package of a module is its door; subpackages are internal");
  }

  private static ArchRule only(String why, List<String> homes, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes.toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .because(why);
  }

  private static ArchRule onlyInKernel(String type) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.clearlane.kernel.persistence..",
            "org.clearlane.kernel.audit..",
            "org.clearlane.server..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(type)
        .because("only the kernel's proxy chooses the authority's database");
  }

  private static ArchRule recordsOfPagesHaveNoGetters() {
    return methods()
        .that()
        .areDeclaredInClassesThat(
            DescribedPredicate.describe(
                "are records of pages",
                type -> type.isRecord() && type.getPackageName().startsWith(ROOT + "web.console")))
        .and()
        .arePublic()
        .should()
        .haveNameNotMatching("(get|is)[A-Z].*")
        .because("expressions of pages read a record by its accessors only")
        .allowEmptyShould(true);
  }

  private static ArchRule entitiesStayInside() {
    DescribedPredicate<JavaClass> doors =
        DescribedPredicate.describe(
            "are a module's door",
            type -> type.getPackageName().matches("org\\.clearlane\\.[a-z]+"));
    return noClasses()
        .that(doors)
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class)
        .because("entities never appear in a door's signature")
        .allowEmptyShould(true);
  }

  private static ArchRule endpointsDeclareRoles() {
    DescribedPredicate<JavaMethod> endpoints =
        DescribedPredicate.describe(
            "are REST endpoints",
            method ->
                method.getAnnotations().stream()
                    .map(JavaAnnotation::getRawType)
                    .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class)));
    return methods()
        .that(endpoints)
        .should(
            new ArchCondition<JavaMethod>("declare who may call them") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean declared =
                    Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                        .anyMatch(method::isAnnotatedWith);
                events.add(
                    new SimpleConditionEvent(
                        method, declared, method.getFullName() + " declares no roles"));
              }
            })
        .because("access is denied by default and granted on purpose")
        .allowEmptyShould(true);
  }
}
