package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortsTest {
  private static List<String> ports(String port) {
    return ComposeText.service("ports: [" + port + "]").web().ports().stream()
        .map(
            p ->
                p.hostIp().orElse("")
                    + ":"
                    + p.publishedText().orElse("")
                    + ":"
                    + p.target()
                    + "/"
                    + p.protocol())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\":80\" | ::80/tcp",
        "80 | ::80/tcp",
        "\"80\" | ::80/tcp",
        "8080:80 | :8080:80/tcp",
        "\"127.0.0.1:8080:80\" | 127.0.0.1:8080:80/tcp",
        "\"127.0.0.1::80\" | 127.0.0.1::80/tcp",
        "\"[::1]:8080:80\" | ::1:8080:80/tcp",
        "53:53/udp | :53:53/udp",
        "53:53/TCP | :53:53/tcp",
        "\"80-82\" | ::80/tcp ::81/tcp ::82/tcp",
        "\"8080-8081:80-81\" | :8080:80/tcp :8081:81/tcp",
        "\"127.0.0.1:8080-8081:80-81/udp\" | 127.0.0.1:8080:80/udp 127.0.0.1:8081:81/udp",
        "{target: 80} | ::80/tcp",
        "{target: 80, published: 8080} | :8080:80/tcp",
        "{target: 80, published: 8080-8090} | :8080-8090:80/tcp",
        "{target: \"80\", published: \"8080\", host_ip: 127.0.0.1, protocol: udp, mode: host} |"
            + " 127.0.0.1:8080:80/udp",
        "8080:80, 8080:80, 8081:80 | :8080:80/tcp :8081:80/tcp",
      })
  void forms(String port, String expected) {
    assertThat(ports(port)).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\"80:\"",
        "\":\"",
        "80:a",
        "99999",
        "0",
        "1:2:3",
        "\"1.2.3.4.5:80:80\"",
        "\"80:80-81\"",
        "\"82-80\"",
        "80/icmp",
        "{published: 80}",
        "{target: 0}",
        "{target: 70000}",
        "{target: 80, published: 1-x}",
        "{target: 80, host_ip: x}",
        "{target: 80, protocol: sctp}",
        "1.5"
      })
  void wrong_ones_are_errors(String port) {
    assertThat(ComposeText.service("ports:\n  - " + port).complaints())
        .as(port)
        .singleElement()
        .asString()
        .startsWith("compose.yml:5:");
  }
}
