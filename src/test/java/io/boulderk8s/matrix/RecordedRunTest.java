package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.results.Counts;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecordedRunTest {
  @Test
  void a_record_says_how_the_run_ended() {
    assertThat(RecordedRun.record("{\"state\":\"exited\",\"exitCode\":2,\"reason\":\"\"}"))
        .contains(new CellEnd.Recorded("exited", Optional.of(2), ""));
    assertThat(RecordedRun.record("{\"state\":\"stopped\",\"exitCode\":null,\"reason\":\"late\"}"))
        .contains(new CellEnd.Recorded("stopped", Optional.empty(), "late"));
  }

  @Test
  void anything_else_is_none() {
    for (String text : new String[] {"", "{", "[]", "{}", "{\"state\":1}"}) {
      assertThat(RecordedRun.record(text)).as(text).isEmpty();
      assertThat(RecordedRun.counts(text)).as(text).isEqualTo(Counts.NONE);
    }
  }

  @Test
  void results_say_how_many_tests_there_were() {
    assertThat(
            RecordedRun.counts(
                "{\"counts\":{\"passed\":4,\"failed\":3,\"skipped\":2,\"unfinished\":1}}"))
        .isEqualTo(new Counts(4, 3, 2, 1));
  }
}
