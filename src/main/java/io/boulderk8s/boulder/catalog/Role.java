package io.boulderk8s.boulder.catalog;

import java.util.Locale;

/** What a port is for. */
public enum Role {
  GRPC,
  HTTP,
  HTTPS,
  /** Metrics and profiles, plain HTTP. */
  DEBUG,
  DNS,
  DOH,
  MANAGEMENT,
  HTTP01,
  HTTPS01,
  TLSALPN01,
  /** The start waits for it; nothing else says what it is. */
  WAITED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
