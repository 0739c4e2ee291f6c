package io.boulderk8s.matrix.ship;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a shipment's bytes, read from the checkout on demand. */
public final class ShipmentStream {
  private ShipmentStream() {}

  /** Returns a stream with exactly as many bytes as the shipment says. */
  public static InputStream of(Shipment shipment, Path root) {
    Stream<InputStream> parts =
        shipment.files().stream()
            .<InputStream>mapMulti(
                (file, add) -> {
                  add.accept(part(Tar.header(file.sha256(), file.size())));
                  add.accept(new Exactly(root.resolve(file.path()), file.size()));
                  add.accept(part(new byte[Tar.padding(file.size())]));
                });
    return new SequenceInputStream(
        Collections.enumeration(Stream.concat(parts, Stream.of(part(Tar.end()))).toList()));
  }

  private static InputStream part(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * Writes a file of this size. If the file has become shorter or unreadable, it writes zeros: the
   * node refuses it by its hash, and the stream keeps its length.
   */
  private static final class Exactly extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ShipmentStream.class);

    private final Path path;
    private long left;
    private InputStream file = InputStream.nullInputStream();
    private boolean open;

    Exactly(Path path, long size) {
      this.path = path;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int most = (int) Math.min(length, left);
      int count = fromFile(into, at, most);
      if (count < 0) {
        java.util.Arrays.fill(into, at, at + most, (byte) 0);
        count = most;
      }
      left -= count;
      if (left == 0) {
        close();
      }
      return count;
    }

    private int fromFile(byte[] into, int at, int length) {
      try {
        if (!open) {
          open = true;
          file = Files.newInputStream(path);
        }
        return file.read(into, at, length);
      } catch (IOException e) {
        LOG.warn("{} changed while it was sent", path, e);
        return -1;
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
