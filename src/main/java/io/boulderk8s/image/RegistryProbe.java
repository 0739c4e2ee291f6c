package io.boulderk8s.image;

import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks registries whether they have an image. It asks a registry that is out of reach only once: a
 * process has one probe.
 */
public final class RegistryProbe {
  /** The answer of a registry. */
  public sealed interface Answer {
    /** It has the image. */
    record Available() implements Answer {}

    /** It answers, but does not provide the image. */
    record Refused(String reason) implements Answer {}

    /** It does not answer. */
    record OutOfReach(String reason) implements Answer {}
  }

  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final Pattern ANSWERED =
      Pattern.compile(
          "no such manifest|manifest unknown|not found|denied|unauthorized|no matching");

  private final EngineImages engine;
  private final Optional<String> offline;
  private final Map<String, Answer.OutOfReach> silent = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

  private RegistryProbe(EngineImages engine, Optional<String> offline) {
    this.engine = engine;
    this.offline = offline;
  }

  /** Makes a probe that asks registries. */
  public static RegistryProbe online(EngineImages engine) {
    return new RegistryProbe(engine, Optional.empty());
  }

  /**
   * Makes a probe that asks none.
   *
   * @param because the reason, as in "BOULDER_K8S_OFFLINE is set"
   */
  public static RegistryProbe offline(EngineImages engine, String because) {
    return new RegistryProbe(engine, Optional.of(because));
  }

  public Answer ask(ImageReference reference) {
    if (offline.isPresent()) {
      return new Answer.OutOfReach("registries are not asked: " + offline.get());
    }
    // one at a time: while a registry is silent, others do not wait for it again
    ReentrantLock turn = turns.computeIfAbsent(reference.registry(), _ -> new ReentrantLock());
    turn.lock();
    try {
      return remembered(reference);
    } finally {
      turn.unlock();
    }
  }

  private Answer remembered(ImageReference reference) {
    Answer.@Nullable OutOfReach known = silent.get(reference.registry());
    if (known != null) {
      return known;
    }
    Answer answer = askNow(reference);
    if (answer instanceof Answer.OutOfReach out) {
      silent.put(reference.registry(), out);
    }
    return answer;
  }

  private Answer askNow(ImageReference reference) {
    try {
      ProcessResult result = engine.manifest(reference.canonicalName(), LIMIT);
      if (result.succeeded()) {
        return new Answer.Available();
      }
      String words = result.stderr().strip();
      return ANSWERED.matcher(words.toLowerCase(Locale.ROOT)).find()
          ? new Answer.Refused(reference.registry() + " says: " + words)
          : new Answer.OutOfReach(reference.registry() + " is out of reach: " + words);
    } catch (ProcessTimeoutException _) {
      return new Answer.OutOfReach(
          reference.registry() + " did not answer within " + LIMIT.toSeconds() + " s");
    }
  }
}
