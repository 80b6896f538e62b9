// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in the product, and finds the violation that was planted for it. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/it-tests/"))
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearlane");
  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(
              location -> location.contains("/planted/") || location.contains("PlantedDoor"))
          .importPackages("org.clearlane");

  @TestFactory
  Stream<DynamicTest> holdsInTheProduct() {
    return ArchitectureRules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(PRODUCT)));
  }

  @TestFactory
  Stream<DynamicTest> findsThePlantedViolation() {
    return ArchitectureRules.all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(rule.getValue().evaluate(PLANTED).hasViolation())
                            .as("the planted violation is found")
                            .isTrue()));
  }

  @Test
  void seesTheWholeProduct() {
    assertThat(
            PRODUCT.stream()
                .map(type -> type.getPackageName().split("\\.", -1)[2])
                .distinct()
                .toList())
        .contains(
            "kernel",
            "biometrics",
            "devices",
            "watchlist",
            "enrollment",
            "clearance",
            "collaborative",
            "web");
  }
}
