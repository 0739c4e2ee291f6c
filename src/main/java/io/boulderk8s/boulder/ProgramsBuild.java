package io.boulderk8s.boulder;

import java.util.List;

/** Knows how the checkout itself builds the programs that its tests start. */
public final class ProgramsBuild {
  /** Says where the build puts the programs, in the checkout. */
  public static final String FOLDER = "bin";

  /** Names the run that builds, as `compose run --name` would. */
  public static final String RUN_NAME = "boulder_programs";

  /** Names what fails when the build does. */
  public static final String PLACE = "test/startservers.py: install()";

  /**
   * Calls install() as test/integration-test.py does, with those arguments that this checkout's
   * has.
   */
  private static final String INSTALL =
      """
      import inspect, sys
      sys.path.insert(0, "test")
      import startservers
      known = {"race_detection": False, "coverage": False}
      takes = inspect.signature(startservers.install).parameters
      done = startservers.install(**{name: value for name, value in known.items() if name in takes})
      sys.exit(1 if done is False else 0)
      """;

  private ProgramsBuild() {}

  /** Returns the command that builds them, for the runner's entrypoint. */
  public static List<String> command() {
    return List.of("python3", "-u", "-c", INSTALL);
  }

  /** Returns a command that builds nothing: what the entrypoint itself prepares is done then. */
  public static List<String> nothing() {
    return List.of("true");
  }
}
