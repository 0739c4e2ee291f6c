package io.boulderk8s.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.json.Json;
import io.boulderk8s.plan.Accounts;
import io.boulderk8s.plan.ImageConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Parses an image's config as `docker image inspect` prints it. */
final class ImageConfigJson {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration START_INTERVAL = Duration.ofSeconds(5);
  private static final int RETRIES = 3;

  private ImageConfigJson() {}

  static ImageConfig read(String json, Accounts accounts) {
    try {
      JsonNode config = Json.MAPPER.readTree(json);
      return new ImageConfig(
          words(config.path("Entrypoint")),
          words(config.path("Cmd")),
          environment(config.path("Env")),
          healthCheck(config.path("Healthcheck"), words(config.path("Shell"))),
          Optional.of(config.path("StopSignal").asText("")).filter(text -> !text.isEmpty()),
          accounts);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an image's config: " + json, e);
    }
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static SortedMap<String, String> environment(JsonNode list) {
    SortedMap<String, String> environment = new TreeMap<>();
    for (String variable : words(list)) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return environment;
  }

  private static Optional<HealthCheck> healthCheck(JsonNode check, List<String> shell) {
    return command(words(check.path("Test")), shell)
        .map(
            command ->
                new HealthCheck(
                    command,
                    time(check.path("Interval"), USUAL),
                    time(check.path("Timeout"), USUAL),
                    check.path("Retries").asInt() > 0 ? check.path("Retries").asInt() : RETRIES,
                    time(check.path("StartPeriod"), Duration.ZERO),
                    time(check.path("StartInterval"), START_INTERVAL)));
  }

  private static Optional<List<String>> command(List<String> test, List<String> shell) {
    String kind = test.isEmpty() ? "NONE" : test.getFirst();
    List<String> words = test.stream().skip(1).toList();
    return switch (kind) {
      case "CMD" -> Optional.of(words);
      case "CMD-SHELL" ->
          Optional.of(
              Stream.concat(
                      (shell.isEmpty() ? List.of("/bin/sh", "-c") : shell).stream(), words.stream())
                  .toList());
      default -> Optional.empty();
    };
  }

  private static Duration time(JsonNode nanoseconds, Duration otherwise) {
    return nanoseconds.asLong() > 0 ? Duration.ofNanos(nanoseconds.asLong()) : otherwise;
  }
}
