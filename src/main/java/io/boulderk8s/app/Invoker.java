package io.boulderk8s.app;

import io.boulderk8s.kube.LeaseHolder;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.run.RunTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The user and machine behind this process, for messages to others. */
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

  /** Returns it for the Lease of a stack. */
  LeaseHolder holder(Path cache) {
    return new LeaseHolder(
        Installation.of(cache).id(),
        host.replace('/', '_') + "-" + Installation.place(cache),
        Long.toString(ProcessHandle.current().pid()));
  }

  /** Returns it for the lock of a stack. */
  String doing(String what) {
    return "`%s`, since %s, by %s".formatted(what, time, name());
  }

  RunTicket ticket(String id, List<String> command) {
    return new RunTicket(id, command, name(), time);
  }
}
