package io.boulderk8s.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who started a run, when and with which arguments. The run's pod carries it, for all who find
 * the pod.
 *
 * @param format {@link FormatNumber#TICKET}
 * @param id the run's id, for `attach` and `cancel`
 * @param command the words after the entrypoint
 * @param by user, host and process
 * @param created ISO 8601, by the clock of that host
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunTicket(int format, String id, List<String> command, String by, String created) {
  /** The label with the id. */
  public static final String LABEL = "boulder-k8s.io/run";

  private static final String ANNOTATION = "boulder-k8s.io/run-ticket";

  public RunTicket {
    // as read from a pod
    Objects.requireNonNull(id);
    command = List.copyOf(command);
  }

  public RunTicket(String id, List<String> command, String by, String created) {
    this(FormatNumber.TICKET.current(), id, command, by, created);
  }

  /** Adds this ticket to a pod that is not created yet. */
  Pod on(Pod pod) {
    try {
      pod.getMetadata().getLabels().put(LABEL, id);
      pod.getMetadata().getAnnotations().put(ANNOTATION, Json.MAPPER.writeValueAsString(this));
      return pod;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads the ticket of a pod; empty for one that is no run, or of a version without tickets.
   *
   * @throws BoulderK8sException UNAVAILABLE for one of a newer format
   */
  static Optional<RunTicket> of(Pod pod) {
    @Nullable Map<String, String> annotations = pod.getMetadata().getAnnotations();
    @Nullable String text = annotations == null ? null : annotations.get(ANNOTATION);
    if (text == null) {
      return Optional.empty();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      FormatNumber.TICKET.check(
          "run " + pod.getMetadata().getLabels().get(LABEL), FormatNumber.of(json));
      return Optional.ofNullable(Json.MAPPER.treeToValue(json, RunTicket.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Describes the run in a message about a busy stack. */
  String describe() {
    return "run %s (`%s`, since %s, by %s)".formatted(id, String.join(" ", command), created, by);
  }
}
