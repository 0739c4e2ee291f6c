package io.boulderk8s.parity.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.boulder.Harness;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.json.Json;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the checkout under `docker compose`, by the commands of t.sh and tn.sh. */
public final class ComposeSide implements Side {
  private static final Duration QUICK = Duration.ofMinutes(2);
  private static final Duration START = Duration.ofMinutes(20);
  private static final Duration TEST = Duration.ofHours(3);

  private final ComposeCheckout checkout;
  private final Harness harness;
  private final String probeImage;
  private final ProcessRunner processes;
  private final Map<String, String> probes = new ConcurrentHashMap<>();

  /**
   * Prepares the Compose side of a checkout.
   *
   * @param probeImage an image with the program `/agent`
   */
  public ComposeSide(
      ComposeCheckout checkout, Harness harness, String probeImage, ProcessRunner processes) {
    this.checkout = checkout;
    this.harness = harness;
    this.probeImage = probeImage;
    this.processes = processes;
  }

  @Override
  public String name() {
    return "compose";
  }

  @Override
  public void up() {
    setUp();
    List<String> words = new ArrayList<>(List.of("compose", "run", "--detach", "-T", "--rm"));
    words.addAll(runner());
    words.addAll(List.of("sleep", "infinity"));
    docker(checkout.files(), START, words).orThrow();
  }

  /** Runs it from the plain files, as t.sh and tn.sh do. */
  private void setUp() {
    docker(checkout.setupFiles(), START, List.of("compose", "run", "-T", "--rm", harness.setup()))
        .orThrow();
  }

  /** Returns the words of t.sh after `docker compose run`, up to the service. */
  private List<String> runner() {
    List<String> words = new ArrayList<>();
    harness.passedEnvironment().forEach(name -> words.addAll(List.of("-e", name)));
    words.addAll(List.of("--name", harness.runName(), harness.runner()));
    return words;
  }

  @Override
  public SortedMap<String, Observed> containers() {
    List<String> ids = ids("label=com.docker.compose.project=" + checkout.project());
    SortedMap<String, Observed> all = new TreeMap<>();
    if (ids.isEmpty()) {
      return all;
    }
    List<String> words = new ArrayList<>(List.of("inspect"));
    words.addAll(ids);
    String text = docker(checkout.files(), QUICK, words).orThrow().stdout();
    try {
      Json.MAPPER.readTree(text).forEach(container -> put(all, container));
    } catch (JsonProcessingException e) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE, "docker inspect", e.getOriginalMessage(), "");
    }
    return all;
  }

  private static void put(SortedMap<String, Observed> all, JsonNode container) {
    Observed observed = ComposeContainer.of(container);
    all.put(observed.service(), observed);
  }

  @Override
  public String probe(Observed container, List<String> questions) {
    String probe = probes.computeIfAbsent(container.id(), this::beside);
    List<String> words = new ArrayList<>(List.of("exec", probe, "/agent", "probe"));
    words.addAll(questions);
    return docker(checkout.files(), QUICK, words).orThrow().stdout();
  }

  /** Runs a container in the process and network namespaces of another. */
  private String beside(String id) {
    List<String> words =
        List.of(
            "run",
            "--detach",
            "--rm",
            "--network=container:" + id,
            "--pid=container:" + id,
            "--cap-add=SYS_PTRACE",
            probeImage,
            "probe",
            "--idle=30m");
    return docker(checkout.files(), QUICK, words).orThrow().stdout().strip();
  }

  @Override
  public Execution test(List<String> arguments) {
    removeRunner();
    setUp();
    List<String> words = new ArrayList<>(List.of("compose", "run", "-T", "--rm"));
    words.addAll(runner());
    words.addAll(harness.testCommand());
    words.addAll(checkout.next() ? harness.nextArguments() : List.of());
    words.addAll(arguments);
    ProcessResult result = docker(checkout.files(), TEST, words);
    return new Execution(
        result.exitCode(), result.stdout().lines().toList(), result.stderr().lines().toList());
  }

  private void removeRunner() {
    String runner = containers().getOrDefault(harness.runner(), ComposeContainer.NONE).id();
    String probe = probes.remove(runner);
    if (probe != null) {
      docker(checkout.files(), QUICK, List.of("rm", "--force", probe)).orThrow();
    }
    if (!runner.isEmpty()) {
      docker(checkout.files(), QUICK, List.of("rm", "--force", runner)).orThrow();
    }
  }

  private List<String> ids(String filter) {
    return docker(checkout.files(), QUICK, List.of("ps", "-aq", "--no-trunc", "--filter", filter))
        .orThrow()
        .stdout()
        .lines()
        .toList();
  }

  @Override
  public void down() {
    removeRunner();
    probes.values().forEach(id -> docker(checkout.files(), QUICK, List.of("rm", "-f", id)));
    docker(
            checkout.files(),
            START,
            List.of("compose", "--profile", "*", "down", "--volumes", "--timeout", "10"))
        .orThrow();
  }

  private ProcessResult docker(String files, Duration limit, List<String> words) {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(words);
    return processes.run(
        new Command(
            argv,
            Map.of("COMPOSE_FILE", files, "COMPOSE_PROJECT_NAME", checkout.project()),
            java.util.Optional.of(checkout.root())),
        limit);
  }
}
