package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.compose.ProcessSettings.Ulimit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads `init`, `ulimits`, `stop_signal` and the number in `restart: on-failure:N`. */
final class Processes {
  /** The limits that Docker knows. */
  private static final Set<String> LIMITS =
      Set.of(
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack");

  private static final String LIMITED = "on-failure:";

  private Processes() {}

  static ProcessSettings of(Section service) {
    return new ProcessSettings(
        service.flag("init", false), ulimits(service), stopSignal(service), mostRestarts(service));
  }

  private static SortedMap<String, Ulimit> ulimits(Section service) {
    SortedMap<String, Ulimit> limits = new TreeMap<>();
    service
        .named("ulimits")
        .forEach(
            (name, limit) ->
                ulimit(service, name, limit).ifPresent(value -> limits.put(name, value)));
    return limits;
  }

  private static Optional<Ulimit> ulimit(Section service, String name, Section limit) {
    if (!LIMITS.contains(name)) {
      service.problem("ulimits", "`" + name + "` is no limit of Linux", "see getrlimit(2)");
      return Optional.empty();
    }
    Optional<Long> soft = number(limit, "soft");
    Optional<Long> hard = number(limit, "hard");
    if (soft.isEmpty() || hard.isEmpty()) {
      if (!limit.isBroken("soft") && !limit.isBroken("hard")) {
        service.problem(
            "ulimits",
            "`" + name + "` has no number as `soft` or `hard`",
            "write both, or one number; -1 is none");
      }
      return Optional.empty();
    }
    if (hard.get() >= 0 && (soft.get() < 0 || soft.get() > hard.get())) {
      service.problem(
          "ulimits",
          "`" + name + "` has a soft limit above its hard one",
          "write `soft` no higher than `hard`");
      return Optional.empty();
    }
    return Optional.of(new Ulimit(soft.get(), hard.get()));
  }

  private static Optional<Long> number(Section limit, String key) {
    return limit.text(key).filter(text -> text.matches("-1|[+]?[0-9]{1,18}")).map(Long::valueOf);
  }

  private static Optional<Integer> stopSignal(Section service) {
    Optional<String> text = service.text("stop_signal").filter(signal -> !signal.isEmpty());
    Optional<Integer> number = text.flatMap(Signals::number);
    if (text.isPresent() && number.isEmpty()) {
      service.problem(
          "stop_signal",
          "`" + text.get() + "` is no signal that ends a process",
          "write one like SIGINT; see signal(7)");
    }
    return number;
  }

  private static OptionalInt mostRestarts(Section service) {
    return service
        .text("restart")
        .filter(policy -> policy.matches(LIMITED + "[0-9]{1,9}"))
        .map(policy -> Integer.parseInt(policy.substring(LIMITED.length())))
        .filter(times -> times > 0)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }
}
