package io.boulderk8s.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes to the user's stream and to the record. A record that cannot be written is lost, not the
 * run. Closes only the record.
 */
final class Tee extends OutputStream {
  private final UserStream user;
  private final UserStream record;
  private final OutputStream file;

  Tee(UserStream user, OutputStream file) {
    this.user = user;
    this.record = new UserStream(file);
    this.file = file;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    record.write(bytes, offset, length);
    user.write(bytes, offset, length);
  }

  /** Returns what is missing in the record. */
  Optional<String> unrecorded(String name) {
    return record.unwritten(name);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // loses the record, not the run
    }
  }
}
