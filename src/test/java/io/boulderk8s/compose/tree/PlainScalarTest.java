package io.boulderk8s.compose.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docker compose config was asked for each of these; src/test/resources/compose/environment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainScalarTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes | TEXT | yes",
        "off | TEXT | off",
        "22:22 | TEXT | 22:22",
        "1.26.3 | TEXT | 1.26.3",
        "a | TEXT | a",
        "_1 | TEXT | _1",
        "0x | TEXT | 0x",
        "08 | DECIMAL | 8",
        "True | BOOLEAN | true",
        "false | BOOLEAN | false",
        "12 | INTEGER | 12",
        "+12 | INTEGER | 12",
        "-5 | INTEGER | -5",
        "0755 | INTEGER | 493",
        "0o17 | INTEGER | 15",
        "0x1F | INTEGER | 31",
        "0b11 | INTEGER | 3",
        "1_000 | INTEGER | 1000",
        "18446744073709551615 | INTEGER | 18446744073709551615",
        "18446744073709551616 | DECIMAL | 1.8446744073709552e+19",
        "1.10 | DECIMAL | 1.1",
        "1e3 | DECIMAL | 1000",
        "100000.0 | DECIMAL | 100000",
        "1234567.0 | DECIMAL | 1.234567e+06",
        "1.5e-7 | DECIMAL | 1.5e-07",
        "0.0001 | DECIMAL | 0.0001",
        ".5 | DECIMAL | 0.5",
        "5. | DECIMAL | 5",
        "0.0 | DECIMAL | 0",
        "-0.0 | DECIMAL | -0",
        "999999.0 | DECIMAL | 999999",
        "1000000.0 | DECIMAL | 1e+06",
        "0.00009 | DECIMAL | 9e-05",
        "1e10 | DECIMAL | 1e+10",
        "1e-10 | DECIMAL | 1e-10",
        "1e400 | TEXT | 1e400",
        "-1e400 | TEXT | -1e400",
        "-9223372036854775808 | INTEGER | -9223372036854775808",
        "-9223372036854775809 | DECIMAL | -9.223372036854776e+18",
        ".inf | DECIMAL | +Inf",
        "-.inf | DECIMAL | -Inf",
        ".nan | DECIMAL | NaN",
        "2001-01-01 | DATE | 2001-01-01",
        "2001-01-01T10:00:00Z | DATE | 2001-01-01T10:00:00Z",
      })
  void means_what_it_means_to_compose(String plain, ScalarType type, String text) {
    assertThat(PlainScalar.resolve(plain)).isEqualTo(new PlainScalar.Resolved(text, type));
  }

  @ParameterizedTest
  @CsvSource(value = {"~", "null", "NULL", "''"})
  void nothing_is_nothing(String plain) {
    assertThat(PlainScalar.resolve(plain)).isEqualTo(new PlainScalar.Resolved("", ScalarType.NULL));
  }
}
