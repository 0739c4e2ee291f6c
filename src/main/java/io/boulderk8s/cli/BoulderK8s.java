package io.boulderk8s.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command and the list of all others. */
@Command(
    name = "boulder-k8s",
    description =
        "Runs the CI of a Boulder checkout on Kubernetes exactly as docker compose runs it.",
    versionProvider = BoulderK8s.Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  test returns test.sh's own exit code. The tool's own failures:",
      "  64 usage                  65 checkout or Compose file    66 an image cannot be had",
      "  69 engine or cluster      70 a bug of boulder-k8s        74 input/output",
      "  75 timed out              76 outcome unknown             77 a dependency failed",
      "  78 a run is going on      130 interrupted"
    })
public final class BoulderK8s implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  private BoulderK8s() {}

  /** The list of all commands. */
  private static Map<String, Supplier<Object>> commands(Surroundings surroundings) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("up", () -> new UpCommand(surroundings));
    commands.put("test", () -> new TestCommand(surroundings));
    commands.put("runs", () -> new RunsCommand(surroundings));
    commands.put("attach", () -> new AttachCommand(surroundings));
    commands.put("cancel", () -> new CancelCommand(surroundings));
    commands.put("status", () -> new StatusCommand(surroundings));
    commands.put("logs", () -> new LogsCommand(surroundings));
    commands.put("diagnose", () -> new DiagnoseCommand(surroundings));
    commands.put("bundle", () -> new BundleCommand(surroundings));
    commands.put("shell", () -> new ShellCommand(surroundings));
    commands.put("down", () -> new DownCommand(surroundings));
    commands.put("doctor", () -> new DoctorCommand(surroundings));
    commands.put("images", () -> new ImagesCommand(surroundings));
    commands.put("render", () -> new RenderCommand(surroundings));
    commands.put("explain", () -> new ExplainCommand(surroundings));
    commands.put("graph", () -> new GraphCommand(surroundings));
    commands.put("diff", () -> new DiffCommand(surroundings));
    commands.put("parity", () -> ParityCommand.of(surroundings));
    return commands;
  }

  /** The command line with all commands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return commandLine(surroundings, commands(surroundings), true);
  }

  /**
   * Understands and executes the arguments. A command that they name is the only one that is built:
   * picocli takes its time over each.
   */
  public static int execute(Surroundings surroundings, String[] arguments) {
    Map<String, Supplier<Object>> commands = commands(surroundings);
    boolean named = arguments.length > 0 && commands.containsKey(arguments[0]);
    if (named) {
      commands.keySet().retainAll(Set.of(arguments[0]));
    }
    return commandLine(surroundings, commands, !named).execute(arguments);
  }

  private static CommandLine commandLine(
      Surroundings surroundings, Map<String, Supplier<Object>> commands, boolean completion) {
    CommandLine root = new CommandLine(new BoulderK8s());
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    if (completion) {
      root.addSubcommand(new CommandLine(new AutoComplete.GenerateCompletion()));
    }
    root.getSubcommands().values().forEach(BoulderK8s::addHelp);
    addHelp(root);
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    // what the user writes for test.sh reaches it as it is
    root.setExpandAtFiles(false);
    root.setTrimQuotes(false);
    Optional.ofNullable(root.getSubcommands().get("test"))
        .ifPresent(test -> test.setUnmatchedOptionsArePositionalParams(true));
    root.setOut(new PrintWriter(surroundings.stdout(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(surroundings.stderr(), true, StandardCharsets.UTF_8));
    FailureOutput failures = new FailureOutput(surroundings);
    root.setParameterExceptionHandler(failures);
    root.setExecutionExceptionHandler(failures);
    return root;
  }

  /** Without a short form: test.sh has its own -h. */
  private static void addHelp(CommandLine command) {
    if (!command.getCommandSpec().optionsMap().containsKey("--help")) {
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder("--help").usageHelp(true).description("Show this help.").build());
    }
    command.getSubcommands().values().forEach(BoulderK8s::addHelp);
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "name a command");
  }

  /** The version in the jar's manifest. */
  static String version() {
    String version = BoulderK8s.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** For picocli. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"boulder-k8s " + version()};
    }
  }
}
