package io.boulderk8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of {@link ArchitectureTest} cannot be climbed by writing the same in other words. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArchitectureRulesTest {
  /** What the walls allow. */
  static final class Good {
    static final List<String> NAMES = List.of("a");

    Instant now(Clock clock) {
      return Instant.now(clock);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BadClasses.NowByReference.class,
        BadClasses.SystemClock.class,
        BadClasses.LocalNow.class,
        BadClasses.FreshDate.class,
        BadClasses.DateByReference.class
      })
  void the_time_of_day_is_a_parameter(Class<?> bad) {
    assertRefused(ArchitectureTest.only_main_knows_the_time_of_day, bad);
  }

  @Test
  void the_environment_is_a_parameter() {
    assertRefused(
        ArchitectureTest.only_main_touches_the_process_it_runs_in,
        BadClasses.EnvironmentByReference.class);
  }

  @Test
  void programs_are_started_in_one_place() {
    assertRefused(ArchitectureTest.only_process_starts_programs, BadClasses.Exec.class);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BadClasses.GlobalMap.class,
        BadClasses.GlobalOrder.class,
        BadClasses.GlobalList.class,
        BadClasses.GlobalNested.class,
        BadClasses.GlobalArray.class,
        BadClasses.GlobalText.class,
        BadClasses.GlobalOfThread.class,
        BadClasses.GlobalNumber.class,
        BadClasses.GlobalVariable.class
      })
  void nothing_static_changes_whatever_its_declared_type(Class<?> bad) {
    assertRefused(ArchitectureTest.there_is_no_global_state, bad);
  }

  @ParameterizedTest
  @ValueSource(classes = {BadClasses.OwnWatch.class, BadClasses.OwnWait.class})
  void nobody_opens_a_watch_of_his_own(Class<?> bad) {
    assertRefused(ArchitectureTest.only_kube_watches, bad);
  }

  @Test
  void the_watches_of_a_command_are_made_once() {
    assertRefused(
        ArchitectureTest.only_an_open_cluster_makes_pod_watches, BadClasses.SecondWatches.class);
  }

  private static void assertRefused(ArchRule rule, Class<?> bad) {
    assertThat(rule.allowEmptyShould(true).evaluate(imported(bad)).hasViolation())
        .as("%s refused by: %s", bad.getSimpleName(), rule.getDescription())
        .isTrue();
    assertThat(rule.allowEmptyShould(true).evaluate(imported(Good.class)).hasViolation()).isFalse();
  }

  private static JavaClasses imported(Class<?> type) {
    return new ClassFileImporter().importClasses(type);
  }
}
