package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.image.RegistryProbe.Answer;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RegistryProbeTest {
  private static final ImageReference REDIS = ImageReference.parse("redis:7");
  private static final ImageReference OTHER = ImageReference.parse("mariadb:10");
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final EngineImages engine = new EngineImages(new DockerCli(runner));

  @Test
  void an_image_it_has_is_available() {
    runner.says("docker manifest inspect docker.io/library/redis:7", "{}");
    assertThat(RegistryProbe.online(engine).ask(REDIS)).isInstanceOf(Answer.Available.class);
  }

  @Test
  void a_registry_out_of_reach_is_asked_once() {
    runner.fails(
        "docker manifest inspect",
        "error pinging v2 registry: dial tcp: lookup registry.example: no such host");
    RegistryProbe probe = RegistryProbe.online(engine);
    assertThat(probe.ask(REDIS)).isInstanceOf(Answer.OutOfReach.class);
    assertThat(probe.ask(OTHER)).isInstanceOf(Answer.OutOfReach.class);
    assertThat(runner.lines()).hasSize(1);
  }

  @Test
  void nor_do_two_who_ask_at_the_same_time_ask_it_twice() {
    CountDownLatch both = new CountDownLatch(2);
    runner.does(
        "docker manifest inspect",
        () -> {
          throw new ProcessTimeoutException(Command.of("docker"), Duration.ofSeconds(8));
        },
        "");
    RegistryProbe probe = RegistryProbe.online(engine);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ImageReference reference : List.of(REDIS, OTHER)) {
        var _ =
            threads.submit(
                () -> {
                  both.countDown();
                  both.await();
                  return probe.ask(reference);
                });
      }
    }
    assertThat(runner.lines()).hasSize(1);
  }

  @Test
  void an_unknown_image_says_nothing_about_the_next() {
    runner
        .fails("docker manifest inspect", "no such manifest: docker.io/library/redis:7")
        .says("docker manifest inspect docker.io/library/mariadb:10", "{}");
    RegistryProbe probe = RegistryProbe.online(engine);
    assertThat(probe.ask(REDIS)).isInstanceOf(Answer.Refused.class);
    assertThat(probe.ask(OTHER)).isInstanceOf(Answer.Available.class);
  }

  @Test
  void silence_is_out_of_reach() {
    runner.does(
        "docker manifest inspect",
        () -> {
          throw new ProcessTimeoutException(Command.of("docker"), Duration.ofSeconds(8));
        },
        "");
    assertThat(RegistryProbe.online(engine).ask(REDIS))
        .isEqualTo(new Answer.OutOfReach("docker.io did not answer within 8 s"));
  }

  @Test
  void offline_nobody_is_asked() {
    assertThat(RegistryProbe.offline(engine, "--offline").ask(REDIS))
        .isEqualTo(new Answer.OutOfReach("registries are not asked: --offline"));
    assertThat(runner.lines()).isEmpty();
  }
}
