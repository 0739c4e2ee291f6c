package io.boulderk8s.cli;

import io.boulderk8s.app.SplitChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.staging.StagingChoice.Discovery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how Boulder's services are split from the runner, with `--profile staging`. */
final class SplitOptions {
  private static final String DISCOVERY = "--discovery";
  private static final String GROUP = "--group";
  private static final String REPLICAS = "--replicas";
  private static final String IMAGE = "--boulder-image";
  private static final Pattern COUNT = Pattern.compile("([^=]+)=(-?(?:0|[1-9][0-9]*))");
  private static final Pattern POSSIBLE = Pattern.compile("[1-9][0-9]{0,2}");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = DISCOVERY,
      paramLabel = "HOW",
      completionCandidates = Discoveries.class,
      description =
          "With --profile staging: who tells services where the others are. consul (default): the"
              + " checkout's own, unchanged. kubernetes: Services and the cluster's DNS, by changes of"
              + " the configuration that `explain` lists.")
  private @Nullable String discovery;

  @Option(
      names = GROUP,
      paramLabel = "NAME",
      description =
          "With --profile staging: split only services of this group (repeatable; `services` shows"
              + " groups). Others stay processes of the runner.")
  private List<String> groups = List.of();

  @Option(
      names = REPLICAS,
      paramLabel = "SERVICE=N",
      description = "With --profile staging: so many pods of this service (repeatable).")
  private List<String> replicas = List.of();

  @Option(
      names = IMAGE,
      paramLabel = "IMAGE",
      description =
          "With --profile staging: has the programs in /opt/boulder-programs/bin. Default: made of"
              + " what the checkout builds.")
  private @Nullable String image;

  /** Completes the names of those that are there. */
  private static final class Discoveries implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Discovery.values()).map(Discovery::word).iterator();
    }
  }

  /**
   * Returns the user's choice; empty for a profile that splits nothing.
   *
   * @throws ParameterException for an option that has no effect, or a value that has no sense
   */
  Optional<SplitChoice> choice(StackName name) {
    if (name.profile() == Profile.STAGING) {
      return Optional.of(
          new SplitChoice(chosenDiscovery(), groups, counts(), Optional.ofNullable(image)));
    }
    List<String> given = given();
    if (!given.isEmpty()) {
      throw misuse(String.join(", ", given) + ": only with --profile staging");
    }
    return Optional.empty();
  }

  /**
   * Refuses the option that names an image, where there is none.
   *
   * @throws ParameterException if it was given
   */
  void refuseImage(String why) {
    if (image != null) {
      throw misuse(IMAGE + ": " + why);
    }
  }

  private List<String> given() {
    List<String> given = new ArrayList<>();
    if (discovery != null) {
      given.add(DISCOVERY);
    }
    if (!groups.isEmpty()) {
      given.add(GROUP);
    }
    if (!replicas.isEmpty()) {
      given.add(REPLICAS);
    }
    if (image != null) {
      given.add(IMAGE);
    }
    return given;
  }

  private Discovery chosenDiscovery() {
    if (discovery == null) {
      return Discovery.CONSUL;
    }
    return Stream.of(Discovery.values())
        .filter(known -> known.word().equals(discovery))
        .findFirst()
        .orElseThrow(
            () ->
                misuse("--discovery: '%s' is neither consul nor kubernetes".formatted(discovery)));
  }

  private SortedMap<String, Integer> counts() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (String words : replicas) {
      Matcher parts = COUNT.matcher(words);
      if (!parts.matches()) {
        throw misuse("--replicas: '%s' is not SERVICE=N, as boulder-sa-1=2".formatted(words));
      }
      if (!POSSIBLE.matcher(parts.group(2)).matches()) {
        throw misuse("--replicas: '%s': a service has 1 to 999 pods".formatted(words));
      }
      if (counts.put(parts.group(1), Integer.valueOf(parts.group(2))) != null) {
        throw misuse("--replicas: %s is named twice".formatted(parts.group(1)));
      }
    }
    return counts;
  }

  private ParameterException misuse(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }
}
