package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the agent does in the container of a service: limits, init, restarts, a stop signal, a
 * variable of the image that is taken away; and a network without a way out.
 */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FirstProcessScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private static final String SERVICES =
      """
        limited:
          image: TOOLS
          user: root:games
          init: true
          ulimits: {nofile: {soft: 100, hard: 200}}
          volumes: [".:/boulder"]
          command: ["sh", "-c", "(ulimit -Sn; ulimit -Hn; tr '\\\\0' ' ' </proc/1/cmdline | cut -d' ' -f1-3; id -gn) >/boulder/limited; exec sleep 10000"]
        failing:
          image: TOOLS
          restart: on-failure:2
          volumes: [".:/boulder"]
          command: ["sh", "-c", "echo x >>/boulder/failing; [ $$(wc -l </boulder/failing) = 3 ]"]
        Stopped_By:
          image: TOOLS
          stop_signal: SIGUSR1
          stop_grace_period: 1m
          volumes: [".:/boulder"]
          command: ["sh", "-c", "trap 'echo told >/boulder/stopped; exit 0' USR1; trap : TERM; echo $$$$ >/boulder/pid; while :; do sleep 0.1; done"]
        unset:
          image: redis:7.0.15
          environment: [REDIS_VERSION]
          volumes: [".:/boulder"]
          command: ["sh", "-c", "echo version: $${REDIS_VERSION-taken away} >/boulder/unset; exec sleep 10000"]
        inside:
          image: TOOLS
          networks: [closed]
          volumes: [".:/boulder"]
          extra_hosts: ["a_b:192.0.2.7"]
          command:
            - python3
            - -c
            - |
              import os, socket, time
              def tell(name, value):
                  with open("/boulder/inside", "a") as f: f.write(f"{name}: {value}\\n")
              def reach(host, port):
                  s = socket.socket(); s.settimeout(5)
                  try: return os.strerror(s.connect_ex((host, port)))
                  except OSError as e: return e
              listener = socket.create_server(("", 7000))
              tell("outside", reach("192.0.2.1", 80))
              tell("itself", reach("inside", 7000))
              tell("underscore", socket.gethostbyname("a_b"))
              began = time.time()
              try: socket.gethostbyname("host.example.org")
              except OSError as e: tell("name", f"none, {'at once' if time.time() - began < 3 else 'late'}")
              time.sleep(10000)
      networks: {closed: {internal: true}}
      """;

  private static final String TEST =
      """
      for _ in $(seq 100); do grep -q name: inside 2>/dev/null && [ -s pid ] && [ -s unset ] && break; sleep 0.1; done
      cat limited; wc -l <failing; cat pid unset inside
      getent hosts Stopped_By >/dev/null && echo found
      python3 -c 'import socket; socket.create_connection(("inside", 7000), 5); print("reached")'
      """;

  @Test
  void a_first_process_must_be_what_it_is_under_compose(Cli cli) throws IOException {
    MiniCheckout checkout =
        MiniCheckout.of(
            "first-process",
            TEST,
            """
            networks: [default, closed]
            ulimits: {core: 0}
            depends_on:
              limited: {condition: service_started}
              failing: {condition: service_completed_successfully}
              Stopped_By: {condition: service_started}
              unset: {condition: service_started}
              inside: {condition: service_started}
            """,
            SERVICES);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout().lines())
        .containsExactly(
            "100",
            "200",
            "/.boulder-k8s/agent exec --init",
            "games",
            "3",
            "1",
            "version: taken away",
            "outside: Network is unreachable",
            "itself: Success",
            "underscore: 192.0.2.7",
            "name: none, at once",
            "found",
            "reached");

    Path told = checkout.root().resolve("stopped");
    assertThat(told).doesNotExist();
    assertThat(cli.run(LIMIT, "down", "--boulder", checkout.path()).exitCode()).isZero();
    assertThat(Files.readString(told)).isEqualTo("told\n");
  }
}
