package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.plan.ImageConfig;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A health check that is the image's own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ImageHealthCheckTest {
  private final FakeImages nginx = new FakeImages(FakeImages.NGINX);
  private final FakeImages silent = new FakeImages(ImageConfig.SILENT);

  /** Of a service that the runner waits for. */
  private static Optional<HealthCheck> awaited(String keys, FakeImages images) {
    return Plans.of(
            """
            services:
              boulder:
                image: tools:1
                entrypoint: [test/entrypoint.sh]
                depends_on: {web: {condition: service_healthy}}
              web:
                image: nginx:1
            """
                + keys.indent(4),
            images)
        .dependencies()
        .getFirst()
        .container()
        .probe();
  }

  @Test
  void the_images_check_holds_where_the_files_change_its_times() {
    assertThat(Plans.web("healthcheck: {interval: 1s, retries: 9}", nginx).container().probe())
        .contains(
            new HealthCheck(
                List.of("/bin/sh", "-c", "curl -f http://localhost/"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(6),
                9,
                Duration.ofSeconds(4),
                Duration.ofSeconds(2)));
  }

  @Test
  void it_holds_where_somebody_waits_for_it() {
    assertThat(awaited("", nginx)).isEqualTo(FakeImages.NGINX.healthCheck());
  }

  @Test
  void nobody_is_asked_where_it_does_not_matter() {
    assertThat(Plans.web("", nginx).container().probe()).isEmpty();
    assertThat(Plans.web("healthcheck: {disable: true}", nginx).container().probe()).isEmpty();
    assertThat(awaited("healthcheck: {test: x}", nginx)).isPresent();
    assertThat(nginx.questions()).isEmpty();
  }

  @Test
  void an_image_without_one_leaves_the_service_without_one() {
    assertThat(Plans.web("healthcheck: {interval: 1s}", silent).container().probe()).isEmpty();
  }

  /** Compose fails when it gets there: "has no healthcheck configured". */
  @Test
  void to_wait_for_a_health_that_nobody_checks_is_refused() {
    assertThatThrownBy(() -> awaited("", silent))
        .hasMessageContaining(
            "others wait until service web is healthy, but it has no health check: neither its"
                + " files nor its image have one");
    assertThatThrownBy(() -> awaited("healthcheck: {disable: true}", nginx))
        .hasMessageContaining("its files turn it off");
  }

  @Test
  void an_image_that_nobody_knows_is_refused_where_it_matters() {
    assertThatThrownBy(() -> Plans.web("healthcheck: {interval: 1s}"))
        .hasMessageContaining("the health check of service web is its image's, and its image");
  }
}
