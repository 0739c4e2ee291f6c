package io.boulderk8s.parity.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.parity.Lifetime;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a container as `docker inspect` describes it. */
final class ComposeContainer {
  static final Observed NONE =
      new Observed("", "", false, new TreeMap<>(), new TreeMap<>(), Lifetime.NONE);

  private ComposeContainer() {}

  static Observed of(JsonNode container) {
    JsonNode state = container.path("State");
    String status = state.path("Status").asText();
    SortedMap<String, String> said = new TreeMap<>();
    said.put(
        "state", status.equals("exited") ? "exited " + state.path("ExitCode").asInt() : status);
    said.put("health", state.at("/Health/Status").asText("none"));
    SortedMap<String, String> image = new TreeMap<>();
    image.put("reference", container.at("/Config/Image").asText());
    image.put("content", "the engine's");
    return new Observed(
        container.path("Config").path("Labels").path("com.docker.compose.service").asText(),
        container.path("Id").asText(),
        status.equals("running"),
        said,
        image,
        Lifetime.of(state.path("StartedAt").asText(), state.path("FinishedAt").asText()));
  }
}
