package io.boulderk8s.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every planted secret is made up here: `hunter2` and what is derived from it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RedactorTest {
  private static final String SECRET = "hunter2hunter2";
  private static final String DASHES = "-".repeat(5);

  /** No key: only what surrounds one. */
  private static final String KEY =
      DASHES
          + "BEGIN EC PRIVATE KEY"
          + DASHES
          + "\naHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVyMmh1bnRlcjJodW50ZXIyaHVudGVy\nMmh1bnRlcjI=\n"
          + DASHES
          + "END EC PRIVATE KEY"
          + DASHES;

  private static final String TOKEN =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.aHVudGVyMmh1bnRlcjI";

  /** A line with a secret and what of the secret must not be seen. */
  record Planted(String line, String secret) {
    @Override
    public String toString() {
      return line.replace("\n", "\\n");
    }
  }

  static List<Planted> planted() {
    String inKey = "aHVudGVyMm";
    return List.of(
        new Planted(KEY, inKey),
        new Planted("bconsul  | " + KEY.replace("\n", "\nbconsul  | "), inKey),
        new Planted("{\"key\": \"" + KEY.replace("\n", "\\n") + "\"}", inKey),
        new Planted(
            "2026-11-21T11:06:15.2Z " + KEY.replace("\n", "\n2026-11-21T11:06:15.2Z "), inKey),
        new Planted("client-key-data: " + base64(KEY), base64(KEY).substring(8, 40)),
        new Planted("data: " + base64(KEY), base64(KEY).substring(20, 60)),
        new Planted("Authorization: Bearer " + TOKEN, TOKEN),
        new Planted("curl -H 'authorization: Basic aHVudGVyMmh1bnRlcjI='", inKey),
        new Planted("got token " + TOKEN + " from the file", TOKEN),
        new Planted("http://user:" + SECRET + "@bminio:9000/bucket", SECRET),
        new Planted("sa:" + SECRET + "@tcp(boulder-mariadb:3306)/boulder_sa", SECRET),
        new Planted("mysql+mysqli://policy:" + SECRET + "@db/x?y=z", SECRET),
        new Planted("MARIADB_ROOT_PASSWORD=" + SECRET, SECRET),
        new Planted("  MINIO_ROOT_PASSWORD: " + SECRET, SECRET),
        new Planted("\"password\": \"" + SECRET + " with \\\" and spaces\"", SECRET),
        new Planted("JSON={\\\"clientSecret\\\":\\\"" + SECRET + "\\\"}", SECRET),
        new Planted("\"pin\": \"98765432\",", "98765432"),
        new Planted("  \"userPin\":\"98765432\"", "98765432"),
        new Planted("HSM_PIN=98765432", "98765432"),
        new Planted("softhsm2-util --init-token --so-pin 98765432 --label x", "98765432"),
        new Planted("--password " + SECRET, SECRET),
        new Planted("api_key='" + SECRET + "'", SECRET),
        new Planted("aws_access_key_id = AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        new Planted("hmacKey: " + SECRET, SECRET));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_planted_secret_is_gone_wherever_the_stream_is_cut(Planted planted) throws IOException {
    String text = "a line before\n" + planted.line() + "\na line after: 42\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] whole = piecewise(bytes, bytes.length);
    assertThat(string(whole))
        .doesNotContain(planted.secret())
        .contains(Redactor.MARK)
        .startsWith("a line before\n")
        .endsWith("\na line after: 42\n");
    for (int cut = 1; cut < bytes.length; cut++) {
      assertThat(piecewise(bytes, cut)).as("cut at %d", cut).isEqualTo(whole);
    }
    assertThat(Redactor.standard().text(text)).isEqualTo(string(whole));
  }

  @Test
  void what_is_no_secret_stays_as_it_is() {
    List<String> lines =
        List.of(
            "Access denied for user 'sa'@'10.77.77.77'",
            "\"passwordFile\": \"test/secrets/smtp_password\",",
            "\"dbConnectFile\": \"test/secrets/sa_dburl\"",
            "automountServiceAccountToken: false",
            "MYSQL_ALLOW_EMPTY_PASSWORD: 'yes'",
            "token: ",
            "\"secret\": \"\"",
            "pinning: 3, spin: 4, opinion: 5",
            "see https://letsencrypt.org/docs/ for more: it is 12:30@noon",
            DASHES + "BEGIN CERTIFICATE" + DASHES,
            "MIIBszCCAVmgAwIBAgIIe",
            DASHES + "END CERTIFICATE" + DASHES,
            "boulder-wfe2[449]: 6 boulder-wfe2 UHDDcg POST /acme/new-acct 1 201 136");
    String text = String.join("\n", lines) + "\n";
    assertThat(Redactor.standard().text(text)).isEqualTo(text);
  }

  @Test
  void any_other_bytes_stay_as_they_are() throws IOException {
    Random random = new Random(7);
    byte[] bytes = new byte[200_000];
    random.nextBytes(bytes);
    assertThat(piecewise(bytes, 1000)).isEqualTo(bytes);
  }

  @Test
  void a_known_value_is_gone_wherever_it_stands() {
    Redactor redactor = Redactor.knowing(List.of("sch\u00f6nes Wetter", "short"));
    assertThat(redactor.text("it is sch\u00f6nes Wetter and short\n"))
        .isEqualTo("it is (redacted) and short\n");
  }

  @Test
  void a_line_of_many_mebibytes_is_redacted_too() throws IOException {
    String filler = "word ".repeat(900_000);
    String text = filler + "password=" + SECRET + " " + filler;
    assertThat(string(piecewise(text.getBytes(StandardCharsets.UTF_8), 65_536)))
        .doesNotContain(SECRET)
        .hasSize(text.length() - SECRET.length() + Redactor.MARK.length());
  }

  @Test
  void long_and_hostile_lines_take_no_long_time_and_no_deep_stack() {
    int many = 500_000;
    List<String> lines =
        List.of(
            "\"password\": \"" + "\\n".repeat(many) + "\"",
            "a-b.".repeat(many),
            "-".repeat(many),
            "token".repeat(many),
            "x".repeat(many) + "://",
            "\"pin\":".repeat(many),
            "eyJ".repeat(many));
    for (String line : lines) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> Redactor.standard().text(line + "\n"),
          () -> "many times " + line.substring(0, 20));
    }
  }

  @Test
  void a_key_that_never_ends_takes_no_other_lines_with_it() {
    String begin = KEY.substring(0, KEY.indexOf("MmM") > 0 ? KEY.indexOf("MmM") : 60);
    assertThat(Redactor.standard().text(begin + "\nStarting service boulder-sa-1\n"))
        .endsWith("Starting service boulder-sa-1\n");
  }

  @Test
  void what_was_redacted_is_still_yaml_and_json_and_stays_the_same() {
    for (Planted planted : planted()) {
      String once = Redactor.standard().text(planted.line());
      assertThat(Redactor.standard().text(once)).as(planted.line()).isEqualTo(once);
    }
    assertThat(Redactor.standard().text("{\"password\": \"a b\", \"x\": 1}"))
        .isEqualTo("{\"password\": \"(redacted)\", \"x\": 1}");
    assertThat(Redactor.standard().text("password: " + SECRET)).isEqualTo("password: (redacted)");
  }

  @Test
  void names_of_variables_say_what_is_secret() {
    assertThat(List.of("MYSQL_PASSWORD", "api_key", "AWS_SECRET_ACCESS_KEY", "HSM_PIN", "TOKEN"))
        .allMatch(SecretNames::isOne);
    assertThat(List.of("DB_ADDR", "PASSWORD_FILE", "FAKE_DNS", "SPINS", "KEYS"))
        .noneMatch(SecretNames::isOne);
  }

  /** The bytes in two writes, and then each alone. */
  private static byte[] piecewise(byte[] bytes, int cut) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RedactingStream stream = new RedactingStream(out, Redactor.standard())) {
      stream.write(Arrays.copyOfRange(bytes, 0, cut));
      stream.write(bytes, cut, bytes.length - cut);
    }
    return out.toByteArray();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
