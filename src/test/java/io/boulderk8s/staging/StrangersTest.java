package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.testkit.Splits;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is called and is nobody of the stack is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StrangersTest {
  private final CheckoutOfTexts checkout =
      new CheckoutOfTexts()
          .with("test/config/sa.json", "{\n\"dbConnectFile\": \"test/secrets/sa_dburl\"}");

  private List<String> notices(String database) {
    checkout.with("test/config/secrets/sa_dburl", "sa@tcp(" + database + ")/x");
    return Splits.of(checkout, Splits.USUAL).notices().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-db:3306", "[fd00::1]:3306", "010.077.077.077:3306"})
  void a_host_that_no_dependency_has_is_told_with_the_line_that_names_it(String database) {
    assertThat(notices(database))
        .singleElement()
        .asString()
        .startsWith(
            "test/config/sa.json:2: dbConnectFile leads to %s, which is no dependency of the"
                .formatted(database));
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:3306", "DB.", "10.77.77.77:8003"})
  void a_dependency_and_the_runner_are_none_however_they_are_written(String database) {
    assertThat(notices(database)).isEmpty();
  }

  @Test
  void the_sample_calls_nobody_else() {
    assertThat(Splits.sample().notices()).noneMatch(notice -> notice.what().contains("leads to"));
    assertThat(Splits.next().notices()).noneMatch(notice -> notice.what().contains("leads to"));
  }
}
