package io.boulderk8s;

import io.boulderk8s.kube.PodWatches;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Each does one thing that a wall of {@link ArchitectureTest} forbids. */
final class BadClasses {
  private BadClasses() {}

  static final class NowByReference {
    Supplier<Instant> clock() {
      return Instant::now;
    }
  }

  static final class SystemClock {
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  static final class LocalNow {
    LocalDateTime now() {
      return LocalDateTime.now();
    }
  }

  static final class FreshDate {
    Date now() {
      return new Date();
    }
  }

  static final class DateByReference {
    Supplier<Date> now() {
      return Date::new;
    }
  }

  static final class EnvironmentByReference {
    UnaryOperator<String> environment() {
      return System::getenv;
    }
  }

  static final class Exec {
    interface Starts {
      Process start(String command) throws IOException;
    }

    Starts programs() {
      return Runtime.getRuntime()::exec;
    }
  }

  static final class GlobalMap {
    static final Map<String, String> SEEN = new HashMap<>();
  }

  static final class GlobalOrder {
    static final LinkedHashMap<String, String> SEEN = new LinkedHashMap<>();
  }

  static final class GlobalList {
    static final List<String> SEEN = new ArrayList<>();
  }

  static final class GlobalNested {
    static final List<List<String>> SEEN = List.of(new ArrayList<>());
  }

  static final class GlobalArray {
    static final int[] COUNTS = new int[3];
  }

  static final class GlobalText {
    static final StringBuilder TEXT = new StringBuilder();
  }

  static final class GlobalOfThread {
    static final ThreadLocal<String> NAME = new ThreadLocal<>();
  }

  static final class GlobalNumber {
    static final Number COUNT = new AtomicInteger();
  }

  static final class GlobalVariable {
    static String name = "";
  }

  static final class OwnWatch {
    Watch watch(KubernetesClient api, Watcher<Pod> watcher) {
      return api.pods().watch(watcher);
    }
  }

  static final class OwnWait {
    Pod await(KubernetesClient api) {
      return api.pods().withName("db").waitUntilReady(1, TimeUnit.SECONDS);
    }
  }

  static final class SecondWatches {
    PodWatches watches(KubernetesClient api) {
      return new PodWatches(api, "label");
    }
  }
}
