package io.boulderk8s.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who served a run in place of split services, as its supervisor saw it in the kernel's tables: the
 * proof that the tests did not start them beside it. Services that the run never started are in
 * neither list.
 *
 * @param served names of services whose stand-ins listened
 * @param others processes of the run that listened in place of stand-ins
 * @param problem why it is not known; empty where it is
 */
record StandInReport(List<String> served, List<Other> others, String problem) {
  /** One explains the others. */
  private static final int SHOWN = 3;

  StandInReport {
    served = List.copyOf(served);
    others = List.copyOf(others);
  }

  /** A process that listened at a socket of a split service. */
  record Other(String service, String socket, String process) {
    @Override
    public String toString() {
      return "%s (%s): %s".formatted(service, socket, process);
    }
  }

  /** Reads it from a status of the supervisor; empty where no service is split. */
  static Optional<StandInReport> in(JsonNode status) {
    JsonNode json = status.path("standIns");
    if (json.isMissingNode() || json.isNull()) {
      return Optional.empty();
    }
    List<String> served = new ArrayList<>();
    json.path("served").forEach(name -> served.add(name.asText()));
    List<Other> others = new ArrayList<>();
    json.path("others")
        .forEach(
            other ->
                others.add(
                    new Other(
                        other.path("service").asText(),
                        other.path("socket").asText(),
                        other.path("process").asText())));
    return Optional.of(new StandInReport(served, others, json.path("problem").asText()));
  }

  /** Returns why the outcome says nothing of the split services, if it does not. */
  Optional<String> doubt() {
    if (!others.isEmpty()) {
      Map<String, Other> services = new LinkedHashMap<>();
      others.forEach(other -> services.putIfAbsent(other.service(), other));
      String some =
          services.values().stream()
              .limit(SHOWN)
              .map(Other::toString)
              .collect(Collectors.joining("; "));
      return Optional.of(
          "services that have pods were served inside the run, not by their stand-ins: "
              + some
              + (services.size() > SHOWN
                  ? "; and %d more".formatted(services.size() - SHOWN)
                  : ""));
    }
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of("whether stand-ins served the split services is not known: " + problem);
  }

  /** Returns a line for a run whose services are beyond doubt. */
  String praise() {
    return served.isEmpty()
        ? "this run started no split service"
        : "%d split services were served by their stand-ins".formatted(served.size());
  }
}
