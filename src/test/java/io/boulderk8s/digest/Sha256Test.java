package io.boulderk8s.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class Sha256Test {
  /** The first is of FIPS 180-2, B.1; the second is what sha256sum prints. */
  @Test
  void it_is_the_one_that_sha256sum_prints() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Sha256.hex("ü\0"))
        .isEqualTo("3ab7698d91f2f05283309865b00f8dc0dfe99061b9cc937c40b6894b41f6d98f");
  }
}
