package io.boulderk8s.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The report of `agent probe` about one container (images/agent/probe/report.go). */
public record ProbeReport(
    FirstProcess process,
    String hostname,
    List<Address> addresses,
    List<String> sockets,
    List<Mount> mounts,
    Map<String, List<String>> hosts,
    Resolver resolver,
    Map<String, Answers> names,
    Map<String, String> reverse,
    Map<String, Outcome> reach) {
  private static final ObjectReader READER =
      Json.MAPPER
          .readerFor(ProbeReport.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public ProbeReport {
    addresses = filled(addresses);
    sockets = filled(sockets);
    mounts = filled(mounts);
  }

  /** The container's first process. */
  public record FirstProcess(
      int pid,
      List<String> arguments,
      String directory,
      Map<String, String> environment,
      String uid,
      String gid,
      List<String> groups,
      String umask,
      String noNewPrivs,
      String seccomp,
      String oomScoreAdj,
      Map<String, String> capabilities,
      Map<String, String> limits) {
    public FirstProcess {
      groups = filled(groups);
    }
  }

  /** An address of a link. */
  public record Address(String link, String prefix, int mtu) {}

  /** A mount; the size only where it is set for the mount. */
  public record Mount(
      String path,
      String type,
      List<String> options,
      String owner,
      String mode,
      @Nullable String size) {}

  /** The file /etc/resolv.conf. */
  public record Resolver(List<String> nameservers, List<String> search, List<String> options) {}

  /** The records of a name by type, and what a program gets that looks it up. */
  public record Answers(Map<String, String> records, String lookup) {}

  /** The answer of a target. */
  public record Outcome(String result) {}

  ProbeReport withAnswers(Map<String, Answers> newNames, Map<String, String> newReverse) {
    return new ProbeReport(
        process,
        hostname,
        addresses,
        sockets,
        mounts,
        hosts,
        resolver,
        newNames,
        newReverse,
        reach);
  }

  /**
   * Parses the probe's output.
   *
   * @param container for messages
   */
  public static ProbeReport parse(String container, String json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "the probe in " + container,
          "its answer cannot be read: " + e.getOriginalMessage(),
          "");
    }
  }

  /** Go writes null for an empty list. */
  private static <T> List<T> filled(@Nullable List<T> list) {
    return List.copyOf(Objects.requireNonNullElse(list, List.of()));
  }
}
