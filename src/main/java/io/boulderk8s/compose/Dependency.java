package io.boulderk8s.compose;

/** A condition on another service that must hold before this one starts. */
public record Dependency(String service, Condition condition, boolean required) {
  /** Compose's conditions, by its words. */
  public enum Condition {
    SERVICE_STARTED,
    SERVICE_HEALTHY,
    SERVICE_COMPLETED_SUCCESSFULLY
  }
}
