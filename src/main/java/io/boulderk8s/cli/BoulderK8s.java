package io.boulderk8s.cli;

import static io.boulderk8s.cli.CommandGroup.FILES;
import static io.boulderk8s.cli.CommandGroup.MACHINE;
import static io.boulderk8s.cli.CommandGroup.RUNS;
import static io.boulderk8s.cli.CommandGroup.STACK;
import static io.boulderk8s.cli.CommandGroup.TESTS;

import io.boulderk8s.app.ProductVersion;
import io.boulderk8s.failure.FailureKind;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command and the list of all others. */
@Command(
    name = "boulder-k8s",
    description = "Runs the CI of a Boulder checkout on Kubernetes as docker compose runs it.",
    versionProvider = BoulderK8s.Version.class,
    exitCodeListHeading = "%nExit codes: test returns test.sh's own; the tool's are%n",
    exitCodeList = {
      "1:no failure: `diff --exit-code`, `render --check` or `parity` found differences",
      "64:the command line is wrong",
      "65:the checkout or its Compose files cannot be understood",
      "66:an image is not available, or could not be built or loaded",
      "69:engine, kind, kubectl or cluster is missing, too old or does not answer; or an agent or a"
          + " run's record is of another version",
      "70:a bug of boulder-k8s; the stack trace is shown",
      "74:a file cannot be read or written, or output was lost: then also in place of a test.sh's"
          + " 0",
      "75:a time limit was reached; the message names the phase and its option",
      "76:the run was started, but how it ended is not known: never success",
      "77:a dependency ended, failed or could not be started; or no node takes the run's pod",
      "78:another run uses this stack, or it belongs to another checkout or installation",
      "130:interrupted before or after a run; during one Ctrl-C goes to the tests",
      "141:the reader of stdout closed it early, as `head` does"
    })
public final class BoulderK8s implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private BoulderK8s() {}

  /** The list of all commands. */
  private static List<ListedCommand> commands(Invocation invocation) {
    return List.of(
        new ListedCommand("up", TESTS, UpCommand.class, () -> new UpCommand(invocation)),
        new ListedCommand("test", TESTS, TestCommand.class, () -> new TestCommand(invocation)),
        new ListedCommand(
            "matrix", TESTS, MatrixCommand.class, () -> new MatrixCommand(invocation)),
        new ListedCommand("down", TESTS, DownCommand.class, () -> new DownCommand(invocation)),
        new ListedCommand(
            "rollback", TESTS, RollbackCommand.class, () -> new RollbackCommand(invocation)),
        new ListedCommand("runs", RUNS, RunsCommand.class, () -> new RunsCommand(invocation)),
        new ListedCommand("attach", RUNS, AttachCommand.class, () -> new AttachCommand(invocation)),
        new ListedCommand("cancel", RUNS, CancelCommand.class, () -> new CancelCommand(invocation)),
        new ListedCommand(
            "status", STACK, StatusCommand.class, () -> new StatusCommand(invocation)),
        new ListedCommand("logs", STACK, LogsCommand.class, () -> new LogsCommand(invocation)),
        new ListedCommand("shell", STACK, ShellCommand.class, () -> new ShellCommand(invocation)),
        new ListedCommand(
            "diagnose", STACK, DiagnoseCommand.class, () -> new DiagnoseCommand(invocation)),
        new ListedCommand(
            "bundle", STACK, BundleCommand.class, () -> new BundleCommand(invocation)),
        new ListedCommand(
            "render", FILES, RenderCommand.class, () -> new RenderCommand(invocation)),
        new ListedCommand(
            "explain", FILES, ExplainCommand.class, () -> new ExplainCommand(invocation)),
        new ListedCommand("graph", FILES, GraphCommand.class, () -> new GraphCommand(invocation)),
        new ListedCommand(
            "services", FILES, ServicesCommand.class, () -> new ServicesCommand(invocation)),
        new ListedCommand("diff", FILES, DiffCommand.class, () -> new DiffCommand(invocation)),
        new ListedCommand(
            "images", MACHINE, ImagesCommand.class, () -> new ImagesCommand(invocation)),
        new ListedCommand(
            "doctor", MACHINE, DoctorCommand.class, () -> new DoctorCommand(invocation)),
        new ListedCommand(
            "snapshot", MACHINE, SnapshotCommand.class, () -> new SnapshotCommand(invocation)),
        new ListedCommand(
            "parity", MACHINE, ParityCommand.class, () -> ParityCommand.of(invocation)),
        new ListedCommand(
            CompletionCommand.NAME,
            MACHINE,
            CompletionCommand.class,
            () -> new CompletionCommand(invocation)));
  }

  /** The command line with all commands. */
  public static CommandLine commandLine(Invocation invocation) {
    return commandLine(
        invocation, commands(invocation).stream().map(ListedCommand::whole).toList());
  }

  /**
   * Parses and executes the arguments. picocli needs time for each command, so this builds only the
   * one that the arguments name; where they name none (`--help`), each command is a name and a
   * description.
   */
  public static int execute(Invocation invocation, String[] arguments) {
    String first = arguments.length > 0 ? arguments[0] : "";
    if (first.equals(CompletionCommand.NAME)) {
      return commandLine(invocation).execute(arguments);
    }
    List<ListedCommand> commands = commands(invocation);
    List<CommandLine> named =
        commands.stream()
            .filter(command -> command.name().equals(first))
            .map(ListedCommand::whole)
            .toList();
    return commandLine(
            invocation,
            named.isEmpty() ? commands.stream().map(ListedCommand::inList).toList() : named)
        .execute(arguments);
  }

  private static CommandLine commandLine(Invocation invocation, List<CommandLine> commands) {
    CommandLine root = new CommandLine(new BoulderK8s());
    commands.forEach(command -> root.addSubcommand(command.getCommandName(), command));
    prepare(root);
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    // test.sh gets the user's words unchanged
    root.setExpandAtFiles(false);
    root.setTrimQuotes(false);
    Optional.ofNullable(root.getSubcommands().get("test"))
        .ifPresent(test -> test.setUnmatchedOptionsArePositionalParams(true));
    root.setOut(new PrintWriter(invocation.stdout(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(invocation.stderr(), true, StandardCharsets.UTF_8));
    root.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    root.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> CommandGroup.list(help, commands(invocation)));
    root.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    CommandEnds ends = new CommandEnds(invocation, new CheckedOutput(invocation.stdout()));
    root.setExecutionStrategy(ends);
    root.setParameterExceptionHandler(ends);
    root.setExecutionExceptionHandler(ends);
    return root;
  }

  /**
   * Adds help for this command and all below it. Errors do not use picocli's own codes, 1 and 2:
   * test.sh uses those.
   */
  private static void prepare(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    // for CommandEnds, which reports all of them
    spec.parser().collectErrors(true);
    spec.exitCodeOnInvalidInput(FailureKind.USAGE.exitCode());
    spec.exitCodeOnExecutionException(FailureKind.BUG.exitCode());
    if (!spec.optionsMap().containsKey("--help")) {
      // test.sh has its own -h
      boolean passedOn = spec.name().equals("test");
      spec.addOption(
          OptionSpec.builder("--help", passedOn ? new String[0] : new String[] {"-h"})
              .usageHelp(true)
              .description("Show this help.")
              .build());
    }
    command.getSubcommands().values().forEach(BoulderK8s::prepare);
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "name a command");
  }

  /** Tells picocli the version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"boulder-k8s " + ProductVersion.text()};
    }
  }
}
