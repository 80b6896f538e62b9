// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;

/** Runs {@code mvn spotless:GOAL} on the JDK that runs this file: google-java-format follows the language of its JVM. */
class Spotless {
  public static void main(String[] args) throws Exception {
    String goal = args.length == 0 ? "check" : args[0];
    List<String> command =
        new ArrayList<>(List.of("mvn", "--batch-mode", "--quiet", "--non-recursive", "spotless:" + goal));
    ProcessBuilder maven = new ProcessBuilder(command).inheritIO();
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int status = maven.start().waitFor();
    if (status != 0) {
      System.err.println("Formatting: run 'java build/Spotless.java apply' with JDK 25, then build again.");
    }
    System.exit(status);
  }
}
