package io.boulderk8s.checkout;

import java.util.List;

/**
 * What a checkout calls things: the only knowledge of Boulder in particular. It is data
 * (harness.properties), so that another checkout of the same shape works too.
 *
 * @param runner the service that runs the tests
 * @param runName what `compose run --name` calls the runner: a second run while it exists is
 *     refused
 * @param setup the service that prepares the checkout before anything else starts
 * @param nextFile the override file of config-next, relative to the checkout
 * @param testCommand the command that the runner's entrypoint is given
 * @param nextArguments what config-next adds to the test command
 * @param passedEnvironment variables that reach the runner from the caller's environment when they
 *     are set there
 */
public record Harness(
    String runner,
    String runName,
    String setup,
    String nextFile,
    List<String> testCommand,
    List<String> nextArguments,
    List<String> passedEnvironment) {
  public Harness {
    testCommand = List.copyOf(testCommand);
    nextArguments = List.copyOf(nextArguments);
    passedEnvironment = List.copyOf(passedEnvironment);
  }
}
