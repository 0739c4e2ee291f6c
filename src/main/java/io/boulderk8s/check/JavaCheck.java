package io.boulderk8s.check;

/** Checks the version of Java. */
record JavaCheck(Runtime.Version version) implements MachineCheck {
  private static final int LEAST = 25;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public CheckResult run() {
    return version.feature() >= LEAST
        ? new CheckResult.Passed("version " + version)
        : new CheckResult.Failed(
            "version " + version + " is older than " + LEAST, "run scripts/setup-host.sh");
  }
}
