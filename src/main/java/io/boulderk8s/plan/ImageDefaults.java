package io.boulderk8s.plan;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.ImageCheck;
import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Adds to a service what it leaves to its image and a pod must state: health check and command. */
final class ImageDefaults {
  private final Collection<Service> started;
  private final ImagesOfServices images;
  private final List<Problem> problems;

  /**
   * @param started the services that may wait for each other
   */
  ImageDefaults(Collection<Service> started, ImagesOfServices images, List<Problem> problems) {
    this.started = started;
    this.images = images;
    this.problems = problems;
  }

  /**
   * Returns the service's own check, or the image's. It looks up the image's when the files change
   * that check, or when a service waits for it; otherwise nothing reads it.
   */
  Optional<HealthCheck> healthCheck(Service service, String image) {
    boolean awaited = awaited(service);
    Optional<ImageCheck> left = service.imageCheck().filter(check -> check.changes() || awaited);
    if (left.isEmpty()) {
      if (awaited && service.healthCheck().isEmpty()) {
        nothingToWaitFor(service, "its files turn it off");
      }
      return service.healthCheck();
    }
    String what = "the health check of service " + service.name() + " is its image's";
    Optional<ImageConfig> config = images.config(service, image, "healthcheck", what);
    Optional<HealthCheck> found = config.flatMap(ImageConfig::healthCheck).map(left.get()::over);
    if (config.isPresent() && found.isEmpty() && awaited) {
      nothingToWaitFor(service, "neither its files nor its image have one");
    }
    return found;
  }

  private boolean awaited(Service service) {
    return started.stream()
        .flatMap(other -> other.dependsOn().values().stream())
        .anyMatch(
            on ->
                on.service().equals(service.name()) && on.condition() == Condition.SERVICE_HEALTHY);
  }

  private void nothingToWaitFor(Service service, String why) {
    problems.add(
        Problem.at(
            service.source("healthcheck").toString(),
            "others wait until service "
                + service.name()
                + " is healthy, but it has no health check: "
                + why,
            "give it a `healthcheck`, or wait for `service_started`"));
  }

  /**
   * Returns all words of the command.
   *
   * @param why the reason why they must be known: "service web has an empty `entrypoint`"
   */
  Optional<ContainerCommand> command(Service service, String image, String why) {
    if (!ContainerCommand.leftToImage(service.entrypoint(), service.command())) {
      return Optional.of(
          ContainerCommand.of(service.entrypoint(), service.command(), ImageConfig.SILENT));
    }
    return images
        .config(service, image, "", why + ", which is its image's")
        .map(config -> ContainerCommand.of(service.entrypoint(), service.command(), config));
  }

  /** Returns why the agent has to know the command of a service; empty if it does not. */
  static String agentStarts(Service service) {
    ProcessSettings process = service.process();
    String key =
        process.init()
            ? "`init`"
            : !process.ulimits().isEmpty()
                ? "`ulimits`"
                : process.mostRestarts().isPresent() ? "`restart`" : "names without a value";
    return "service " + service.name() + " has " + key + ", so the agent starts its command";
  }
}
