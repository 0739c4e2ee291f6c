package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and an API server and breaks connections: each one after so many bytes of
 * answers, as long as it is told to. It sees TLS only.
 */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Random random;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile int mostBytes = Integer.MAX_VALUE;

  private CuttingProxy(ServerSocket listener, int target, long seed) {
    this.listener = listener;
    this.target = target;
    this.random = new Random(seed);
  }

  /** Listens at a port of its own, in front of a port of this machine. */
  public static CuttingProxy before(int target, long seed) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      CuttingProxy proxy = new CuttingProxy(listener, target, seed);
      Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on each connection breaks after at most so many further bytes of answers. */
  public void cutWithin(int bytes) {
    mostBytes = bytes;
  }

  public void leaveAlone() {
    mostBytes = Integer.MAX_VALUE;
  }

  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread up = Thread.ofVirtual().start(() -> pump(client, server, false));
      pump(server, client, true);
      server.close();
      client.close();
      up.join();
    } catch (IOException | InterruptedException e) {
      // the API server is away, or one side is
    }
  }

  private void pump(Socket from, Socket to, boolean cutting) {
    byte[] chunk = new byte[4096];
    int left = -1;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        int most = mostBytes;
        if (cutting && most != Integer.MAX_VALUE) {
          left = left < 0 ? random.nextInt(most) : left;
          if (read > left) {
            out.write(chunk, 0, left);
            cuts.incrementAndGet();
            from.close();
            to.close();
            return;
          }
          left -= read;
        }
        out.write(chunk, 0, read);
      }
      to.close();
    } catch (IOException e) {
      // one side is gone, and so is the connection
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
