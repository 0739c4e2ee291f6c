package io.boulderk8s;

/** The process: everything else is callable without ending it. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("boulder-k8s");
  }
}
