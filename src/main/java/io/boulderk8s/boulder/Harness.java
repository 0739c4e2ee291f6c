package io.boulderk8s.boulder;

import java.util.List;

/**
 * Describes the names that a checkout uses. It is data (harness.properties), so that another
 * checkout of the same shape works too.
 *
 * @param runner the service that runs the tests
 * @param runName what `compose run --name` calls the runner; Compose refuses a second run while it
 *     exists
 * @param setup the service that prepares the checkout before anything else starts
 * @param nextFile the override file of config-next, relative to the checkout
 * @param testCommand the command that the runner's entrypoint gets
 * @param nextArguments what config-next adds to the test command
 * @param passedEnvironment variables that reach the runner from the caller's environment when they
 *     are set there
 * @param setupIgnores paths of the checkout that runs write and the setup does not read
 * @param matrix how the checkout's CI calls its tests
 */
public record Harness(
    String runner,
    String runName,
    String setup,
    String nextFile,
    List<String> testCommand,
    List<String> nextArguments,
    List<String> passedEnvironment,
    List<String> setupIgnores,
    Matrix matrix) {
  /**
   * Describes the CI matrix of such a checkout.
   *
   * @param workflow the file that has the matrix, relative to the checkout
   * @param plainCommand how a cell calls the tests
   * @param nextCommand how a cell calls the tests with config-next
   * @param sharedCaches folders of the checkout that cells may share: many writers can use them
   *     safely, and their content does not depend on who wrote it
   */
  public record Matrix(
      String workflow, String plainCommand, String nextCommand, List<String> sharedCaches) {
    public Matrix {
      sharedCaches = List.copyOf(sharedCaches);
    }
  }

  public Harness {
    testCommand = List.copyOf(testCommand);
    nextArguments = List.copyOf(nextArguments);
    passedEnvironment = List.copyOf(passedEnvironment);
    setupIgnores = List.copyOf(setupIgnores);
  }
}
