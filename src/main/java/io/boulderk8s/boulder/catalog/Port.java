package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that a service listens on.
 *
 * @param address empty: every address
 * @param at what says so
 */
public record Port(Role role, String address, int number, Place at) {
  private static final Pattern SOCKET = Pattern.compile("([^:,]*|\\[[^]]*]):([0-9]{1,5})");
  private static final Pattern EVERY = Pattern.compile("0\\.0\\.0\\.0|\\[::]|::|");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|::1|\\[::1]");

  /** Reads address:port; empty when it is none, or port 0, which stands for any. */
  static Optional<Port> of(Role role, String socket, Place at) {
    Matcher parts = SOCKET.matcher(socket);
    int number = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (number < 1 || number > Socket.LAST_PORT) {
      return Optional.empty();
    }
    String address = EVERY.matcher(parts.group(1)).matches() ? "" : parts.group(1);
    return Optional.of(new Port(role, address, number, at));
  }

  /** Tells whether both cannot be bound on one machine. */
  boolean clashes(Port other) {
    return number == other.number
        && (address.isEmpty() || other.address.isEmpty() || address.equals(other.address));
  }

  /** Tells whether a connection to this address and port, on the services' machine, ends here. */
  public boolean answers(String host, int port) {
    boolean loopback = LOOPBACK.matcher(host).matches() && LOOPBACK.matcher(address).matches();
    return number == port && (address.isEmpty() || address.equals(host) || loopback);
  }

  /** Returns address:port, or :port. */
  public String socket() {
    return address + ":" + number;
  }

  @Override
  public String toString() {
    return socket() + " " + role.word();
  }
}
