package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeReaderTest {
  @Test
  void every_value_knows_its_line() {
    Service web =
        ComposeText.of(
                """
                services:
                  web:
                    image: nginx:1
                    environment:
                      COLOR: red
                    dns: 10.0.0.2
                """)
            .overrideService("environment:\n  COLOR: blue")
            .web();

    assertThat(web.environment()).containsEntry("COLOR", "blue");
    assertThat(web.source("")).hasToString("compose.yml:2:3");
    assertThat(web.source("image")).hasToString("compose.yml:3:5");
    assertThat(web.source("environment.COLOR")).hasToString("override.yml:4:7");
    assertThat(web.source("dns[0]")).hasToString("compose.yml:6:10");
    assertThat(web.source("no.such.key")).hasToString("compose.yml:2:3");
  }

  @Test
  void all_problems_of_all_files_come_at_once() {
    assertThat(
            ComposeText.service("ports: [\"1:2:3:4:5\"]\nvolumes: [nowhere:/data]")
                .overrideService("imaeg: nginx:2\npid: host\ndepends_on: [nobody]")
                .complaints())
        .containsExactly(
            "compose.yml:4:13: not a port: \"1:2:3:4:5\"",
            "compose.yml:5:15: the volume `nowhere` is not defined",
            "override.yml:3:5: unknown key `services.web.imaeg`",
            "override.yml:4:5: `services.web.pid` is not supported: two containers share processes only as"
                + " one pod, and a kind node's processes are not this machine's",
            "override.yml:5:18: `nobody` is not a service");
  }
}
