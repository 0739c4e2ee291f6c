package io.boulderk8s.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/boulder-k8s.1, in roff with the macros of man(7). */
final class ManPage {
  private final CommandReference reference;
  private final StringBuilder text = new StringBuilder();

  private ManPage(CommandReference reference) {
    this.reference = reference;
  }

  static String of(CommandReference reference) {
    ManPage page = new ManPage(reference);
    page.macro("TH BOULDER-K8S 1 \"\" boulder-k8s");
    page.macro("SH NAME");
    page.line("boulder-k8s - run the CI of a Boulder checkout on Kubernetes");
    page.macro("SH SYNOPSIS");
    page.line("boulder-k8s COMMAND [OPTION...] [ARG...]");
    page.macro("SH DESCRIPTION");
    page.line(CommandReference.sentences(reference.root().usageMessage().description()));
    page.macro("SH COMMANDS");
    reference.commands().forEach(page::command);
    page.macro("SH OPTIONS OF SEVERAL COMMANDS");
    page.options(reference.common());
    page.macro("SH EXIT STATUS");
    reference.root().usageMessage().exitCodeList().forEach(page::item);
    return page.text.toString();
  }

  private void command(CommandSpec command) {
    macro("SS " + escaped(CommandReference.call(command)));
    line(CommandReference.sentences(command.usageMessage().description()));
    CommandReference.parameters(command).forEach(this::item);
    options(reference.own(command));
    if (!reference.shared(command).isEmpty()) {
      macro("PP");
      line(
          reference.shared(command).stream()
              .map(OptionSpec::longestName)
              .collect(Collectors.joining(", ", "Also ", ".")));
    }
  }

  private void options(List<OptionSpec> options) {
    options.forEach(
        option ->
            item(CommandReference.names(option), CommandReference.sentences(option.description())));
  }

  private void item(String name, String meaning) {
    macro("TP");
    macro("B " + escaped(name));
    line(meaning);
  }

  private void macro(String words) {
    text.append('.').append(words).append('\n');
  }

  /** A line that begins with a dot or a quote would be a macro. */
  private void line(String words) {
    text.append(words.matches("[.'].*") ? "\\&" : "").append(escaped(words)).append('\n');
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-");
  }
}
