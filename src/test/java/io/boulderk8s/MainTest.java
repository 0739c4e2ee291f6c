package io.boulderk8s;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void x() {}
}
