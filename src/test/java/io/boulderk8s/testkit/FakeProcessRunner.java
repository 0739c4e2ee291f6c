package io.boulderk8s.testkit;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProgramNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Answers commands with what a test captured. A command is found by the longest known beginning of
 * its line; several answers to one are given in turn, the last for ever. An unknown command is a
 * fault of the test.
 */
public final class FakeProcessRunner implements ProcessRunner {
  private interface Answer {
    ProcessResult to(Command command);
  }

  private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  public FakeProcessRunner says(String beginning, String stdout) {
    return answers(beginning, 0, stdout, "");
  }

  public FakeProcessRunner fails(String beginning, String stderr) {
    return answers(beginning, 1, "", stderr);
  }

  public FakeProcessRunner answers(String beginning, int code, String stdout, String stderr) {
    return add(beginning, command -> new ProcessResult(command, code, stdout, stderr));
  }

  public FakeProcessRunner lacks(String program) {
    return add(
        program,
        command -> {
          throw new ProgramNotFoundException(
              command.argv().getFirst(), new IOException("No such file or directory"));
        });
  }

  /** Does something else when the command is run, as a throw or a look at the world. */
  public FakeProcessRunner does(String beginning, Runnable effect, String stdout) {
    return add(
        beginning,
        command -> {
          effect.run();
          return new ProcessResult(command, 0, stdout, "");
        });
  }

  /** Forgets the answers to a command. */
  public synchronized FakeProcessRunner instead(String beginning) {
    answers.remove(beginning);
    return this;
  }

  private synchronized FakeProcessRunner add(String beginning, Answer answer) {
    answers.computeIfAbsent(beginning, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** Every command line so far, in order; two of a pipe are one line. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Those lines that begin so. */
  public List<String> lines(String beginning) {
    return lines().stream().filter(line -> line.startsWith(beginning)).toList();
  }

  @Override
  public ProcessResult run(Command command, Duration limit) {
    return run(command, limit, _ -> {});
  }

  @Override
  public ProcessResult run(Command command, Duration limit, Consumer<String> consumer) {
    ProcessResult result = answer(String.join(" ", command.argv())).to(command);
    result.stdout().lines().forEach(consumer);
    result.stderr().lines().forEach(consumer);
    return result;
  }

  @Override
  public ProcessResult pipe(Command from, Command to, Duration limit) {
    return answer(String.join(" ", from.argv()) + " | " + String.join(" ", to.argv())).to(to);
  }

  private synchronized Answer answer(String line) {
    lines.add(line);
    Deque<Answer> found =
        answers.entrySet().stream()
            .filter(entry -> line.startsWith(entry.getKey()))
            .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
            .map(Map.Entry::getValue)
            .orElseThrow(() -> new AssertionError("the test knows no answer to: " + line));
    return found.size() > 1 ? found.removeFirst() : found.getFirst();
  }
}
