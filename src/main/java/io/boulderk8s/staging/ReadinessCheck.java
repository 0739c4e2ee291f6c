package io.boulderk8s.staging;

/** The question whose answer says that a service is ready. */
public sealed interface ReadinessCheck {
  /**
   * The health of a gRPC server, over mutual TLS.
   *
   * @param address where it listens, as its own pod sees it
   * @param hostOverride the name that its certificate must have
   * @param config the file with the certificate of who asks, in the checkout
   */
  record Grpc(String address, String hostOverride, String config) implements ReadinessCheck {}

  /** Whether somebody listens. */
  record Tcp(int port) implements ReadinessCheck {}

  /** A page that answers. */
  record Http(int port, String path) implements ReadinessCheck {}
}
