package io.boulderk8s.run;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What goes wrong in a run on this host, and how often of {@link #WEIGHTED}. */
enum HostFault {
  NOTHING("nothing", 10),
  CUT("connection cut at random bytes, up to 12 times", 60),
  CLIENT_KILLED("client gone, another attaches", 30),
  DOUBLE_START("two more supervisors for the same run", 20),
  SUPERVISOR_KILLED("supervisor killed by SIGKILL", 20),
  SUPERVISOR_PAUSED("supervisor stopped for 12 s", 2),
  DISK_FULL("disk of the spool full", 10),
  READER_FULL("stdout of the CLI closed, or its disk full", 8),
  STOPPED("stopped while it prints", 10);

  private static final List<HostFault> WEIGHTED =
      Stream.of(values())
          .flatMap(fault -> Stream.generate(() -> fault).limit(fault.weight))
          .toList();

  private final String words;
  private final int weight;

  HostFault(String words, int weight) {
    this.words = words;
    this.weight = weight;
  }

  static HostFault of(Random random) {
    return WEIGHTED.get(random.nextInt(WEIGHTED.size()));
  }

  /** For the table. */
  String words() {
    return words;
  }

  /** Whether the fault itself may cut the output short. */
  boolean mayLack() {
    return switch (this) {
      case SUPERVISOR_KILLED, STOPPED, DISK_FULL, READER_FULL -> true;
      case NOTHING, CUT, CLIENT_KILLED, DOUBLE_START, SUPERVISOR_PAUSED -> false;
    };
  }

  /**
   * Whether the exit code is what the fault must give.
   *
   * @param returned by the client
   * @param code of the command
   * @param whole whether all of the output was printed
   */
  boolean isRight(int returned, int code, boolean whole) {
    return switch (this) {
      case SUPERVISOR_KILLED -> returned == 76;
      case DISK_FULL, READER_FULL -> returned == (whole || code != 0 ? code : 74);
      // it may have ended before it was told to
      case STOPPED -> returned == 99 || returned == 130 || returned == 137;
      case NOTHING, CUT, CLIENT_KILLED, DOUBLE_START, SUPERVISOR_PAUSED -> returned == code;
    };
  }
}
