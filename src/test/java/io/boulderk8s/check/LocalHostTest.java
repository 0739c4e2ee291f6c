package io.boulderk8s.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LocalHostTest {
  private final LocalHost host = new LocalHost();

  @Test
  void a_port_somebody_listens_on_is_taken() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(host.portFree(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_of_the_kernel_is_read_whole() {
    assertThat(host.text(Path.of("/proc/sys/kernel/pid_max")))
        .hasValueSatisfying(text -> assertThat(text).matches("\\d{4,}\n"));
    assertThat(host.text(Path.of("/proc/self/status")))
        .hasValueSatisfying(text -> assertThat(text).contains("CapBnd:", "Threads:"));
  }

  @Test
  void files_and_folders_that_are_absent_are_no_error(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "text");
    assertThat(host.text(file)).contains("text");
    assertThat(host.text(folder.resolve("none"))).isEmpty();
    assertThat(host.freeBytes(folder)).hasValueSatisfying(bytes -> assertThat(bytes).isPositive());
    assertThat(host.freeBytes(folder.resolve("none"))).isEmpty();
  }
}
