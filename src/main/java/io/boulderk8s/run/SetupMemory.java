package io.boulderk8s.run;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.files.AtomicFile;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a setup that changed nothing. All its inputs (its definition, its image, the files that
 * it mounts) were the same before and after; as long as they stay so, another one would change
 * nothing either. A setup that changed something is not remembered.
 *
 * @param folder one file for each checkout
 * @param images config digest of each image as the nodes have it
 * @param ignored names, below each mounted folder, of files that runs write and the setup does not
 *     read
 */
public record SetupMemory(
    Path folder, Map<String, String> images, List<String> ignored, InstantSource clock) {
  /** Certificates expire, and a setup may depend on time in other ways. */
  private static final Duration VALID = Duration.ofHours(12);

  public SetupMemory {
    images = Map.copyOf(images);
    ignored = List.copyOf(ignored);
  }

  /** Returns all inputs of the setup as a text; empty when they cannot be determined. */
  Optional<String> inputs(Manifests manifests, Workload setup) {
    @Nullable String digest = images.get(setup.container().image());
    boolean knownMounts =
        setup.container().mounts().stream().allMatch(Mount.Bind.class::isInstance);
    if (digest == null || !knownMounts || !setup.startsAfter().isEmpty()) {
      return Optional.empty();
    }
    String definition =
        manifests.run(setup, "").getMetadata().getAnnotations().get(Labels.SPEC_HASH);
    return CheckoutState.of(sources(setup), ignored(setup))
        .map(state -> String.join(" ", String.valueOf(definition), digest, state));
  }

  private static List<Path> sources(Workload setup) {
    return setup.container().mounts().stream()
        .map(mount -> ((Mount.Bind) mount).source())
        .distinct()
        .toList();
  }

  private List<Path> ignored(Workload setup) {
    List<Path> paths = new ArrayList<>();
    sources(setup).forEach(source -> ignored.forEach(name -> paths.add(source.resolve(name))));
    return paths;
  }

  /** Returns when a setup with these inputs changed nothing, if that was not long ago. */
  Optional<Instant> changedNothing(Workload setup, String inputs) {
    try {
      List<String> lines = Files.readAllLines(file(setup));
      Instant then = Instant.parse(lines.getFirst());
      boolean fresh = !then.isAfter(clock.instant()) && clock.instant().isBefore(then.plus(VALID));
      return fresh && lines.equals(List.of(lines.getFirst(), inputs))
          ? Optional.of(then)
          : Optional.empty();
    } catch (IOException | DateTimeParseException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  void remember(Workload setup, String inputs) throws IOException {
    AtomicFile.write(file(setup), clock.instant() + "\n" + inputs + "\n");
  }

  private Path file(Workload setup) {
    return folder.resolve(setup.name() + "-" + Integer.toHexString(sources(setup).hashCode()));
  }
}
