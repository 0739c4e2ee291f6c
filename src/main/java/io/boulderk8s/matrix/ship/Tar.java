package io.boulderk8s.matrix.ship;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the part of the tar format that a stream of plain files needs (POSIX.1-1988, "ustar"). */
final class Tar {
  private static final int BLOCK = 512;
  private static final int SIZE = 124;
  private static final int CHECKSUM = 148;
  private static final long MOST_OCTAL = (1L << 33) - 1;

  private Tar() {}

  /** Returns the end of a stream. */
  static byte[] end() {
    return new byte[2 * BLOCK];
  }

  /** Returns the bytes of a file with its header and padding. */
  static long streamed(long size) {
    return BLOCK + size + padding(size);
  }

  /** Returns the padding behind a file. */
  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  /** Returns the header of a file. */
  static byte[] header(String name, long size) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000600\0" + "0000000\0" + "0000000\0");
    if (size <= MOST_OCTAL) {
      put(block, SIZE, "%011o\0".formatted(size));
    } else {
      // as GNU tar writes what is too big for octal digits: base 256
      block[SIZE] = (byte) 0x80;
      ByteBuffer.wrap(block).putLong(SIZE + 4, size);
    }
    put(block, 136, "00000000000\0");
    Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
    put(block, 156, "0");
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (byte one : block) {
      sum += one & 0xff;
    }
    put(block, CHECKSUM, "%06o\0 ".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
