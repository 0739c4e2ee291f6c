package io.boulderk8s.compose;

/** One line of `extra_hosts`; takes precedence over DNS inside the container. */
public record HostEntry(String host, String address) {}
