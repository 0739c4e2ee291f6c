package io.boulderk8s.diagnose;

import io.boulderk8s.boulder.BoulderLogs;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a failed lookup of a name of the stack, in Go's, Python's, curl's and libc's words.
 * Boulder's tests look up missing names on purpose: a name of no service counts only where no test
 * ran.
 */
record DnsFailure(Suspects suspects) implements Analyzer {
  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "lookup (?<go>[\\w.-]+)(?: on [\\d.:\\[\\]]+)?: (?:no such host|server misbehaving)"
              + "|[Cc]ould not resolve host: (?<curl>[\\w.-]+)"
              + "|Unknown MySQL server host '(?<mysql>[\\w.-]+)'"
              + "|Temporary failure in name resolution|Name or service not known");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    Set<String> services =
        snapshot
            .containers()
            .filter(ContainerFact::main)
            .map(ContainerFact::service)
            .collect(Collectors.toSet());
    boolean noTest = snapshot.results().suites().isEmpty();
    return suspects
        .first(
            snapshot,
            NOT_FOUND,
            match -> noTest || name(match).filter(name -> ours(name, services)).isPresent())
        .map(
            hit ->
                Verdict.of(
                    Cause.DNS,
                    "%s could not find %s"
                        .formatted(hit.speaker(), name(hit.match()).orElse("a host by its name")),
                    hit.evidence()));
  }

  private static boolean ours(String name, Set<String> services) {
    return services.contains(name) || BoulderLogs.isOwnName(name);
  }

  private static Optional<String> name(Matcher match) {
    return Optional.ofNullable(match.group("go"))
        .or(() -> Optional.ofNullable(match.group("curl")))
        .or(() -> Optional.ofNullable(match.group("mysql")));
  }
}
