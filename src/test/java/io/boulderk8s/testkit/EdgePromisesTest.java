package io.boulderk8s.testkit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodCalls.Call;
import io.boulderk8s.testkit.PodCalls.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EdgePromisesTest {
  private final EdgePromises promises = new EdgePromises(Splits.sample());

  @Test
  void a_call_that_is_let_in_without_an_edge_and_an_edge_that_is_closed_are_broken() {
    List<String> callers =
        List.of("boulder", "bconsul", "bmariadb", "boulder-ra-1", "boulder-sa-1");
    Map<Call, Outcome> silence =
        promises.all(callers).stream().collect(toMap(call -> call, _ -> Outcome.SILENT));
    Map<Call, Outcome> welcome = new TreeMap<>(silence);
    welcome.replaceAll((_, _) -> Outcome.OPEN);

    assertThat(promises.broken(new TreeMap<>(silence)))
        .contains(
            "boulder-ra-1 -> boulder-sa-1:9395 is an edge, and SILENT",
            "bconsul -> boulder-sa-1:9395 is an edge, and SILENT",
            "boulder -> boulder-sa-1:61234 is an edge, and SILENT",
            "bmariadb -> boulder:61234 is an edge, and SILENT")
        .noneMatch(line -> line.startsWith("bmariadb -> boulder-sa-1"));
    assertThat(promises.broken(welcome))
        .contains(
            "boulder-sa-1 -> boulder-ra-1:9394 is no edge, and OPEN",
            "boulder-ra-1 -> boulder-sa-1:8003 is no edge, and OPEN",
            "bmariadb -> boulder-sa-1:9395 is no edge, and OPEN",
            "boulder-ra-1 -> boulder-sa-1:61234 is no edge, and OPEN")
        .noneMatch(line -> line.startsWith("boulder -> "));
  }
}
