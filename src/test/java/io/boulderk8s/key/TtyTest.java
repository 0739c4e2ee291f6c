package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `tty` and `stdin_open`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TtyTest {
  @Test
  void a_dependency_has_its_terminal() {
    var container = Stacks.main(Stacks.web("tty: true\nstdin_open: true"));

    assertThat(container.getTty()).isTrue();
    assertThat(container.getStdin()).isTrue();
    assertThat(Stacks.main(Stacks.web("tty: false")).getTty()).isNull();
  }

  /** `docker compose run` overwrites both by its own options. */
  @Test
  void a_run_has_none_whatever_its_service_says() {
    Plan plan =
        Plans.of("services: {boulder: {image: i, entrypoint: [x], tty: true, stdin_open: true}}");
    var container = Stacks.main(Stacks.of(plan).run(plan.runner(), "id"));

    assertThat(container.getTty()).isNull();
    assertThat(container.getStdin()).isNull();
  }
}
