package io.boulderk8s.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Asks about a pipe that this process writes. Java tells that its reader has gone only when
 * something is written; poll(2) tells it at any time.
 */
public final class OutputPipe {
  // struct pollfd {int fd; short events; short revents;}
  private static final long POLLFD = 8;
  private static final long REVENTS = 6;
  private static final int POLLERR = 0x08;
  private static final int POLLHUP = 0x10;

  private OutputPipe() {}

  /** Tells whether nobody will read what is written to a file descriptor of this process. */
  public static boolean isUnread(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment asked = arena.allocate(POLLFD, JAVA_INT.byteAlignment());
      // with no event asked for, errors are told all the same
      asked.set(JAVA_INT, 0, descriptor);
      int told = (int) Poll.FUNCTION.invokeExact(asked, 1L, 0);
      return told > 0 && (asked.get(JAVA_SHORT, REVENTS) & (POLLERR | POLLHUP)) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException("poll(2) could not be called", e);
    }
  }

  /** Most commands never ask, and need not wait for this. */
  private static final class Poll {
    @SuppressWarnings("restricted") // the jar's manifest allows it
    static final MethodHandle FUNCTION =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("poll"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }
}
