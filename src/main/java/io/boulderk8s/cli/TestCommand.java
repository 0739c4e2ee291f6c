package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.RunTests;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.app.TestRequest;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Runs the tests as t.sh and tn.sh do. The exit code is the test command's own. */
@Command(
    name = "test",
    description = {
      "Run the checkout's test.sh, as t.sh does (--config-next: as tn.sh).",
      "Everything after `--` goes to test.sh. Unknown options before it do, too; one that both know"
          + " is refused (65), but --config-next."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private EventOptions eventOptions = new EventOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();
  @Mixin private TestOptions options = new TestOptions();

  @Option(
      names = "--validate-config",
      description = "Only read and translate the Compose files; start nothing.")
  private boolean validate;

  @Parameters(paramLabel = "[ARG...]", description = "For test.sh.", hideParamSyntax = true)
  private List<String> arguments = List.of();

  private final Invocation invocation;

  TestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    options.refuseContradiction(Objects.requireNonNull(spec).commandLine());
    Reporter reporter = eventOptions.reporter(invocation);
    return eventOptions
        .interruptible(invocation)
        .call(() -> traceOptions.around("test", invocation, reporter, this::traced));
  }

  private int traced(Reporter traced) {
    EventRecord reporter = new EventRecord(traced);
    Components components = new Components(invocation.environment(), reporter);
    StackSource source = checkoutOptions.source(invocation, reporter);
    TestScriptOptions.check(parsed(), arguments, source.checkout(), source.harness(), reporter);
    StackChoice choice = options.choice(source, checkoutOptions.name());
    TestRequest request = options.request(choice, arguments, parsed().originalArgs(), invocation);
    if (validate) {
      invocation.stdout().println(RunTests.validated(choice));
      return 0;
    }
    return RunTests.on(
        components, request, reporter, invocation.streams(), invocation.stdout()::println);
  }

  private ParseResult parsed() {
    return Objects.requireNonNull(spec).commandLine().getParseResult();
  }
}
