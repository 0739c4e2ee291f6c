package io.boulderk8s.app;

import io.boulderk8s.kube.LeaseHolder;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.run.RunTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who works with a stack, as others are told. */
record Invoker(String user, String host, String time) {
  static Invoker of(Environment environment) {
    String user =
        environment.variable("USER").or(() -> environment.variable("LOGNAME")).orElse("somebody");
    return new Invoker(
        user,
        environment.variable("HOSTNAME").orElseGet(Invoker::hostname),
        environment.clock().instant().toString());
  }

  private static String hostname() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return "some host";
    }
  }

  private String name() {
    return "%s@%s, process %d".formatted(user, host, ProcessHandle.current().pid());
  }

  /** As the Lease of a stack names it. */
  LeaseHolder holder(Path cache) {
    return new LeaseHolder(
        Installation.of(cache).id(),
        host.replace('/', '_') + "-" + Installation.place(cache),
        Long.toString(ProcessHandle.current().pid()));
  }

  /** For the lock of a stack. */
  String doing(String what) {
    return "`%s`, since %s, by %s".formatted(what, time, name());
  }

  RunTicket ticket(String id, List<String> command) {
    return new RunTicket(id, command, name(), time);
  }
}
