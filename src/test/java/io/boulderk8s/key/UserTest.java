package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.RunAs;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** `user`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UserTest {
  private final FakeImages images = new FakeImages(FakeImages.NGINX);

  @ParameterizedTest
  @CsvSource({
    "root, 0, 0",
    "www-data, 33, 34",
    "nginx, 101, 102",
    "nginx:, 101, 102",
    "nginx:audio, 101, 29",
    "nginx:7, 101, 7",
    "101:audio, 101, 29",
    "1000:audio, 1000, 29",
    ":audio, 0, 29"
  })
  void names_are_those_of_the_image(String user, long uid, long gid) {
    assertThat(Plans.web("user: \"" + user + "\"", images).container().user())
        .contains(new RunAs(uid, Optional.of(gid)));
    assertThat(images.questions()).allMatch(question -> question.accounts());
  }

  @Test
  void numbers_ask_nobody() {
    assertThat(Plans.web("user: \"1000:7\"", images).container().user())
        .contains(new RunAs(1000, Optional.of(7L)));
    assertThat(Plans.web("user: \"1000\"", images).container().user())
        .contains(new RunAs(1000, Optional.empty()));
    assertThat(images.questions()).isEmpty();
  }

  @Test
  void an_empty_user_is_none() {
    assertThat(Plans.web("user: \"\"", images).container().user()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "nginx:postgres", "99999999999", "2147483648"})
  void a_name_that_the_image_does_not_know_is_refused_where_it_stands(String user) {
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class, () -> Plans.web("user: \"" + user + "\"", images));
    assertThat(refused.kind()).isEqualTo(FailureKind.CHECKOUT);
    assertThat(refused.problems().getFirst().what())
        .isEqualTo("the image of service web knows no user " + user);
    assertThat(refused.problems().getFirst().where()).contains(":8:");
  }

  @Test
  void where_nobody_knows_the_image_it_says_so() {
    assertThat(
            catchThrowableOfType(BoulderK8sException.class, () -> Plans.web("user: nginx"))
                .problems()
                .getFirst()
                .what())
        .isEqualTo(
            "user nginx of service web is a name of its image's, and its image nginx:1 is not"
                + " inspected here");
  }
}
