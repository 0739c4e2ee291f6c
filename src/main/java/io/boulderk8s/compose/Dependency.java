package io.boulderk8s.compose;

/** What must be true of another service before this one starts. */
public record Dependency(String service, Condition condition, boolean required) {
  /** Compose's conditions, with its words. */
  public enum Condition {
    SERVICE_STARTED,
    SERVICE_HEALTHY,
    SERVICE_COMPLETED_SUCCESSFULLY
  }
}
