package io.boulderk8s.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ModelProjection;
import io.boulderk8s.compose.keys.KeyRule;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.keys.KeyVerdict;
import io.boulderk8s.fuzz.Pipeline.Outcome;
import io.boulderk8s.testkit.Splinters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each value of the corpus is changed, at random: the change shows in an object, a gate or a build,
 * or it is a named loss or a problem. Never nothing.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingIsLostTest {
  private static final Map<String, KeyRule> RULES =
      KeyRules.all().stream().collect(Collectors.toMap(KeyRule::pattern, Function.identity()));
  private static final int CHANGES = Integer.getInteger("property.changes", 1);

  /** Values that act on nothing that a pod has, and why that is as it should be. */
  private static final Map<String, String> WITHOUT_EFFECT =
      Map.of(
          "networks.*.ipam.config[].ip_range", "dynamic addresses are the cluster's; it is checked",
          "networks.*.ipam.config[].gateway", "pods have another way out; it is checked",
          "networks.*.internal", "another network of the service is a way out, as with Docker",
          "networks.*.external", "its name says it",
          "volumes.*.external", "its name says it",
          "volumes.*.name", "a folder of the stack's own",
          "services.*.profiles", "all are on here",
          "services.boulder.ports", "`compose run` publishes none",
          "services.boulder.networks.*.aliases", "`compose run` gives none");

  static List<ComposeCase> cases() {
    return ComposeCase.all().stream().filter(c -> Pipeline.run(c) instanceof Outcome.Done).toList();
  }

  @Test
  void there_are_many_cases() {
    assertThat(cases()).hasSizeGreaterThan(18);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_change_of_a_value_shows(ComposeCase base) {
    long seed = Long.getLong("property.seed", 20_261_121L);
    Splinters splinters = new Splinters(seed);
    Before before = Before.of((Outcome.Done) Pipeline.run(base));
    List<String> lost = new ArrayList<>();
    for (String file : base.texts().keySet()) {
      if (file.endsWith("ml") && !file.equals("runner.yml")) {
        String text = base.texts().get(file);
        for (Scalars.Scalar scalar : Scalars.of(text)) {
          for (int i = 0; i < CHANGES; i++) {
            String token = changed(scalar.token(text), splinters);
            Outcome after = Pipeline.run(base.with(file, scalar.replacedIn(text, token)));
            if (!token.equals(scalar.token(text)) && isLost(before, after, scalar.path())) {
              lost.add(file + " " + scalar.path() + ": " + scalar.token(text) + " -> " + token);
            }
          }
        }
      }
    }

    assertThat(lost).as("seed %d", seed).isEmpty();
  }

  private static String changed(String token, Splinters splinters) {
    if (token.equals("true") || token.equals("false")) {
      return token.equals("true") ? "false" : "true";
    }
    return splinters.tweak(token);
  }

  private record Before(Object model, String effect) {
    static Before of(Outcome.Done done) {
      return new Before(ModelProjection.of(done.project()), done.effect());
    }
  }

  /** What Compose itself does not see (the oracle says so) cannot be lost. */
  private static boolean isLost(Before before, Outcome after, String path) {
    return after instanceof Outcome.Done done
        && !ModelProjection.of(done.project()).equals(before.model())
        && done.effect().equals(before.effect())
        && !mayBeWithoutEffect(path);
  }

  private static boolean mayBeWithoutEffect(String path) {
    String pattern = "";
    for (String part : path.split("\\.")) {
      String name = part.replaceAll("\\[]$", "");
      String items = part.substring(name.length());
      String prefix = pattern.isEmpty() ? "" : pattern + ".";
      if (part.startsWith("x-")) {
        return true;
      }
      pattern = RULES.containsKey(prefix + name) ? prefix + name : prefix + "*";
      KeyRule rule = RULES.get(pattern);
      if (rule != null && rule.verdict() instanceof KeyVerdict.Ignored) {
        return true;
      }
      pattern += items;
    }
    String whole = pattern;
    return WITHOUT_EFFECT.keySet().stream()
        .anyMatch(
            key ->
                whole.startsWith(key)
                    || path.matches(key.replace("[]", "\\[]").replace("*", "[^.]*") + ".*"));
  }
}
