package io.boulderk8s.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** The bytes that runs on this host print the beginning of, and what of them has come. */
record HostNoise(byte[] bytes, Path file) {
  static final int MAX = 300_000;

  static HostNoise in(Path folder) {
    byte[] bytes = new byte[MAX];
    new Random(1).nextBytes(bytes);
    try {
      return new HostNoise(
          bytes, Files.write(Files.createDirectories(folder).resolve("blob"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isBeginning(byte[] got, int printed) {
    return Arrays.equals(got, Arrays.copyOf(bytes, printed));
  }

  /** Bytes that differ from what was printed, are missing, or are too many. */
  long missing(byte[] got, int printed) {
    return Math.abs(got.length - printed) + foreign(got);
  }

  /** What is there must be the beginning of what was printed. */
  long foreign(byte[] got) {
    int same = Arrays.mismatch(got, Arrays.copyOf(bytes, Math.min(got.length, bytes.length)));
    return same < 0 ? 0 : got.length - same;
  }
}
