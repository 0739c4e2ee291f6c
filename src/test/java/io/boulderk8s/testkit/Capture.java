package io.boulderk8s.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** All that a stream brings, also in a file, and a way to wait for a text in it. */
final class Capture {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;

  private Capture() {}

  static Capture of(InputStream stream, Path file) throws IOException {
    Capture capture = new Capture();
    OutputStream copy = Files.newOutputStream(file);
    Thread.ofPlatform().daemon().name("capture " + file).start(() -> capture.read(stream, copy));
    return capture;
  }

  private void read(InputStream stream, OutputStream copy) {
    byte[] buffer = new byte[64 * 1024];
    try (stream;
        copy) {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        copy.write(buffer, 0, length);
        add(buffer, length, false);
      }
    } catch (IOException e) {
      // as the end of the stream: the process was killed
    } finally {
      add(buffer, 0, true);
    }
  }

  private void add(byte[] buffer, int length, boolean last) {
    lock.lock();
    try {
      bytes.write(buffer, 0, length);
      ended = last;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the text came before the end of the stream and within the limit. */
  boolean await(String text, Duration limit) {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!bytes.toString(StandardCharsets.UTF_8).contains(text)) {
        if (ended || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** What has come by now. */
  byte[] soFar() {
    lock.lock();
    try {
      return bytes.toByteArray();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Everything, once the stream has ended; what a grandchild still holds open is not waited for.
   */
  byte[] all() {
    long left = Duration.ofSeconds(10).toNanos();
    lock.lock();
    try {
      while (!ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return bytes.toByteArray();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return bytes.toByteArray();
    } finally {
      lock.unlock();
    }
  }
}
