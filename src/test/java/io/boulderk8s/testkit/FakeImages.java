package io.boulderk8s.testkit;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.plan.Accounts;
import io.boulderk8s.plan.ImageConfig;
import io.boulderk8s.plan.ImageConfigs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Images that all say the same, and which of them were asked for. */
public final class FakeImages implements ImageConfigs {
  /** A Debian-like image with a web server in it. */
  public static final ImageConfig NGINX =
      new ImageConfig(
          List.of("/docker-entrypoint.sh"),
          List.of("nginx", "-g", "daemon off;"),
          environment(),
          Optional.of(
              new HealthCheck(
                  List.of("/bin/sh", "-c", "curl -f http://localhost/"),
                  Duration.ofSeconds(7),
                  Duration.ofSeconds(6),
                  5,
                  Duration.ofSeconds(4),
                  Duration.ofSeconds(2))),
          Optional.of("SIGQUIT"),
          new Accounts(
              """
              root:x:0:0:root:/root:/bin/bash
              www-data:x:33:34:www-data:/var/www:/usr/sbin/nologin
              nginx:x:101:102::/nonexistent:/bin/false
              """,
              """
              root:x:0:
              audio:x:29:nginx
              nginx:x:102:
              """));

  private final ImageConfig config;
  private final List<Question> questions = new ArrayList<>();

  public FakeImages(ImageConfig config) {
    this.config = config;
  }

  public List<Question> questions() {
    return List.copyOf(questions);
  }

  @Override
  public Answer of(Question question) {
    questions.add(question);
    return new Answer.Known(config);
  }

  private static SortedMap<String, String> environment() {
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("NGINX_VERSION", "1.27");
    return environment;
  }
}
