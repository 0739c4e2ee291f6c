package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `read_only`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadOnlyTest {
  @Test
  void the_root_file_system_is_read_only() {
    var context = Stacks.main(Stacks.web("read_only: true")).getSecurityContext();

    assertThat(context.getReadOnlyRootFilesystem()).isTrue();
    assertThat(Stacks.main(Stacks.web("read_only: false")).getSecurityContext()).isNull();
  }
}
