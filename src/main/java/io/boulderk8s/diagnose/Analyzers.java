package io.boulderk8s.diagnose;

import java.util.List;

/** Lists the analyzers, root causes before their consequences. */
final class Analyzers {
  private Analyzers() {}

  static List<Analyzer> all() {
    return List.of(
        new NodeGone(),
        new DiskPressure(),
        new Evicted(),
        new Unschedulable(),
        new ImageMissing(),
        new OutOfMemory(),
        // a dependency's own message explains more than its end
        new PortInUse(Suspects.DEPENDENCIES),
        new CertificateExpired(Suspects.DEPENDENCIES),
        new CertificateMissing(Suspects.DEPENDENCIES),
        new DatabaseNotInitialised(Suspects.DEPENDENCIES),
        new DnsFailure(Suspects.DEPENDENCIES),
        new DependencyRestarted(),
        new Crashed(),
        new NeverHealthy(),
        // the output of the run shows consequences too: only where all dependencies are well
        new RaceReport(),
        new PortInUse(Suspects.RUN),
        new CertificateExpired(Suspects.RUN),
        new CertificateMissing(Suspects.RUN),
        new DatabaseNotInitialised(Suspects.RUN),
        new DatabaseConnections(),
        new ConsulWithoutService(),
        new DnsFailure(Suspects.RUN),
        new TestFailed(),
        new OutcomeUnknown(),
        new StageFailed());
  }
}
