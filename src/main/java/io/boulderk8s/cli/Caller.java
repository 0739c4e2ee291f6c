package io.boulderk8s.cli;

import io.boulderk8s.run.RunTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who works with a stack, as others are told. */
record Caller(String name, String time) {
  static Caller of(Surroundings surroundings) {
    String user =
        surroundings.variable("USER").or(() -> surroundings.variable("LOGNAME")).orElse("somebody");
    String host = surroundings.variable("HOSTNAME").orElseGet(Caller::hostname);
    return new Caller(
        "%s@%s, process %d".formatted(user, host, ProcessHandle.current().pid()),
        surroundings.clock().instant().toString());
  }

  private static String hostname() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return "some host";
    }
  }

  /** For the lock of a stack. */
  String doing(String what) {
    return "`%s`, since %s, by %s".formatted(what, time, name);
  }

  RunTicket ticket(String id, List<String> command) {
    return new RunTicket(id, command, name, time);
  }
}
