package io.boulderk8s.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OutputPipeTest {
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout argument) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, argument));
  }

  @Test
  void that_the_reader_has_gone_is_known_without_a_write() throws Throwable {
    MethodHandle close = function("close", JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(JAVA_INT, 2);
      assertThat((int) function("pipe", ADDRESS).invokeExact(ends)).isZero();
      int read = ends.getAtIndex(JAVA_INT, 0);
      int write = ends.getAtIndex(JAVA_INT, 1);
      assertThat(OutputPipe.isUnread(write)).isFalse();
      assertThat((int) close.invokeExact(read)).isZero();
      assertThat(OutputPipe.isUnread(write)).isTrue();
      assertThat((int) close.invokeExact(write)).isZero();
    }
  }
}
