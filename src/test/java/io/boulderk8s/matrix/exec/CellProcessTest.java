package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.matrix.Cell;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CellProcessTest {
  private final List<Command> commands = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();

  @Test
  void a_cell_is_a_test_in_its_own_stack_and_view_with_its_own_variables() {
    Cell cell =
        new Cell(
            "c3",
            "V=1 ./tn.sh --unit",
            new TreeMap<>(Map.of("V", "1")),
            true,
            List.of("--unit", "--help"));
    CellProcess process =
        new CellProcess(
            recorder(),
            List.of("java", "-jar", "b.jar"),
            List.of("--boulder", "/src"),
            Optional.of(Duration.ofSeconds(90)));

    assertThat(
            process.run(cell, "x-c3", "/views/x-c3/view", "n1", new CellFolder(Path.of("/a/c3"))))
        .isEqualTo(7);
    assertThat(commands.getFirst())
        .hasToString(
            "sh -c 'exec \"$@\" >\"$0\" 2>&1' /a/c3/output java -jar b.jar test --boulder /src"
                + " --stack x-c3 --checkout-at /views/x-c3/view --node n1 --no-images --artifacts"
                + " /a/c3 --events /a/c3/events --timeout 90000ms --config-next -- --unit --help");
    assertThat(commands.getFirst().environment())
        .isEqualTo(Map.of("V", "1", "GITHUB_STEP_SUMMARY", ""));
    assertThat(limits.getFirst()).isGreaterThan(Duration.ofMinutes(60));
  }

  private ProcessRunner recorder() {
    return new ProcessRunner() {
      @Override
      public ProcessResult run(Command command, Duration limit) {
        commands.add(command);
        limits.add(limit);
        return new ProcessResult(command, 7, "", "");
      }

      @Override
      public ProcessResult run(Command command, Duration limit, Consumer<String> lines) {
        return run(command, limit);
      }

      @Override
      public ProcessResult pipe(Command from, Command to, Duration limit) {
        throw new AssertionError();
      }
    };
  }
}
