package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.read.Socket;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is, by a text such as user@tcp(host:port)/database, as the driver reads it
 * (go-sql-driver/mysql, dsn.go).
 *
 * @param net `tcp`, `unix`, or what else is registered
 */
record DatabaseAddress(String net, String address) {
  private static final String TCP = "tcp";
  private static final Pattern BARE = Pattern.compile("[^:\\[\\]]+");
  private static final Pattern BARE_IPV6 =
      Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Reads it; empty where the driver reports an error. */
  static Optional<DatabaseAddress> of(String dsn) {
    int slash = dsn.lastIndexOf('/');
    if (slash < 0) {
      return dsn.isEmpty() ? usual("") : Optional.empty();
    }
    String before = dsn.substring(0, slash);
    String where = before.substring(before.lastIndexOf('@') + 1);
    int open = where.indexOf('(');
    if (open < 0) {
      return usual(where);
    }
    if (!where.endsWith(")")) {
      return Optional.empty();
    }
    String net = where.substring(0, open);
    String address = where.substring(open + 1, where.length() - 1);
    return address.isEmpty()
        ? usual(net)
        : Optional.of(new DatabaseAddress(net.isEmpty() ? TCP : net, address));
  }

  /** Only these two have a usual address. */
  private static Optional<DatabaseAddress> usual(String net) {
    return switch (net) {
      case "", TCP -> Optional.of(new DatabaseAddress(TCP, "127.0.0.1"));
      case "unix" -> Optional.of(new DatabaseAddress(net, "/tmp/mysql.sock"));
      default -> Optional.empty();
    };
  }

  /** Returns host and port; the usual port where none is said. */
  Optional<Socket> socket() {
    if (!net.equals(TCP)) {
      return Optional.empty();
    }
    if (BARE.matcher(address).matches()) {
      return Socket.of(address + ":3306");
    }
    return Socket.of(BARE_IPV6.matcher(address).matches() ? "[" + address + "]:3306" : address);
  }

  @Override
  public String toString() {
    return net + "(" + address + ")";
  }
}
