package io.boulderk8s.boulder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfigClosureTest {
  private final CheckoutOfTexts checkout = new CheckoutOfTexts();
  private final Findings notices = new Findings();

  private List<String> files(Generation generation, String... argv) {
    List<Word> words =
        List.of(argv).stream().map(text -> new Word(text, new Place("start.py", 7))).toList();
    return ConfigClosure.of(words, checkout, generation, notices).stream()
        .map(file -> file.path() + " " + file.kind().word() + " " + file.at())
        .toList();
  }

  @Test
  void files_that_files_name_belong_to_it_with_the_line_that_names_them_first() {
    checkout
        .with(
            "test/config/ca.json",
            """
            {"ca": {
              "LINTconfig": "test/config-next/zlint.toml",
              "lists": ["test/list.json"],
              "url": "http://test/x", "path": "/", "logs": "/var/not/a/file",
              "keyFile": "test/certs/ipki/ca.boulder/key.pem"
            }}
            """)
        .with(
            "test/config-next/zlint.toml",
            """
            # socket = "/not/this"
            socket = "/var/run/pkimetal.sock"
            more = ["test/more.yaml"] # or "x"
            """)
        .with("test/more.yaml", "file: test/last.ini # why\n")
        .with("test/last.ini", "[a]\n")
        .with("test/list.json", "{\"again\": \"test/list.json\"}");
    assertThat(files(Generation.PLAIN, "./bin/boulder", "--config", "test/config/ca.json"))
        .containsExactly(
            "/var/run/pkimetal.sock machine test/config-next/zlint.toml:2",
            "test/certs/ipki/ca.boulder/key.pem made secret test/config/ca.json:5",
            "test/config-next/zlint.toml config test/config/ca.json:2",
            "test/config/ca.json config start.py:7",
            "test/last.ini config test/more.yaml:1",
            "test/list.json config test/config/ca.json:3",
            "test/more.yaml config test/config-next/zlint.toml:3");
    assertThat(notices.sorted()).isEmpty();
  }

  @Test
  void a_link_to_a_database_is_that_of_the_generation() {
    checkout
        .with("test/config/sa.json", "{\"dbConnectFile\": \"test/secrets/sa_dburl\"}")
        .with("test/secrets/sa_dburl", "of the last run")
        .with("test/config/proxysql/sa_dburl", "plain")
        .with("test/config-next/secrets/sa_dburl", "next");
    DatabaseLinks plain = new DatabaseLinks(checkout, Generation.PLAIN);
    DatabaseLinks next = new DatabaseLinks(checkout, Generation.NEXT);
    assertThat(plain.content("test/secrets/sa_dburl")).isEqualTo("test/config/proxysql/sa_dburl");
    assertThat(next.content("test/secrets/sa_dburl"))
        .isEqualTo("test/config-next/secrets/sa_dburl");
    assertThat(next.content("test/secrets/key")).isEqualTo("test/secrets/key");
    assertThat(files(Generation.PLAIN, "x", "test/config/sa.json"))
        .contains("test/secrets/sa_dburl secret test/config/sa.json:1");
  }

  @Test
  void tokens_come_with_a_key_that_is_in_one_and_a_secret_within_makes_a_secret() {
    checkout
        .with("test/config/a.json", "{\"configFile\": \"test/certs/webpki/a.pkcs11.json\"}")
        .with("test/config/b.json", "{\"Personalities\": [{\"PrivKey\": \"x\"}]}");
    assertThat(files(Generation.PLAIN, "x", "test/config/a.json", "test/config/b.json"))
        .containsExactly(
            "test/certs/.softhsm-tokens made secret test/config/a.json:1",
            "test/certs/webpki/a.pkcs11.json made secret test/config/a.json:1",
            "test/config/a.json config start.py:7",
            "test/config/b.json secret start.py:7");
  }

  @Test
  void a_file_that_is_not_there_is_told_with_the_line_that_names_it() {
    checkout.with("test/config/a.json", "{\n\"passwordFile\": \"test/secrets/none\"}");
    assertThat(files(Generation.PLAIN, "x", "test/config/a.json")).hasSize(2);
    assertThat(notices.sorted())
        .singleElement()
        .asString()
        .startsWith("test/config/a.json:2: names test/secrets/none, which the checkout does not");
  }

  @Test
  void a_path_is_what_the_runner_opens_however_it_is_written() {
    checkout
        .with(
            "test/config/a.json",
            """
            {"a": "test/ident policy.yaml", "b": "test/\u00e4.yaml", "c": "/boulder/test/c.yaml",
             "d": "./test/x/../d.yaml", "policyFile": "e.yaml",
             "dbConnectFile": "./test/secrets/sa_dburl"}
            """)
        .with("test/ident policy.yaml", "x: 'test/in it.ini'")
        .with("test/in it.ini", "")
        .with("test/\u00e4.yaml", "")
        .with("test/c.yaml", "")
        .with("test/d.yaml", "")
        .with("e.yaml", "")
        .with("test/config/secrets/sa_dburl", "");
    assertThat(files(Generation.PLAIN, "x", "--config=test/config/a.json"))
        .extracting(file -> file.replaceFirst(" (?:config|secret) .*", ""))
        .containsExactly(
            "e.yaml",
            "test/c.yaml",
            "test/config/a.json",
            "test/d.yaml",
            "test/ident policy.yaml",
            "test/in it.ini",
            "test/secrets/sa_dburl",
            "test/\u00e4.yaml");
    assertThat(notices.sorted()).isEmpty();
  }

  @Test
  void a_file_that_pods_do_not_have_is_told() {
    checkout.with(
        "test/config/a.json",
        "{\n\"policyFile\": \"../a.yaml\",\n\"Defaults\": \"../b.yaml\",\n\"c\": \"test/../../c\"}");
    files(Generation.PLAIN, "x", "test/config/a.json");
    assertThat(notices.sorted())
        .extracting(finding -> finding.at() + ": " + finding.what())
        .containsExactly(
            "test/config/a.json:2: names ../a.yaml, which is outside the checkout",
            "test/config/a.json:3: names ../b.yaml, which is outside the checkout",
            "test/config/a.json:4: names test/../../c, which is outside the checkout");
  }

  @Test
  void a_file_whose_json_cannot_be_read_is_told_and_a_folder_is_no_missing_file() {
    checkout
        .with("test/config/a.json", "{\"f\": \"test/b.json\", \"dir\": \"test/lists\"}")
        .with("test/b.json", "{\n\"c\": \"test/c.ini\"\n\"d\": 1}")
        .folder("test/lists");
    files(Generation.PLAIN, "x", "test/config/a.json");
    assertThat(notices.sorted())
        .singleElement()
        .asString()
        .startsWith("test/b.json:3: not JSON: ")
        .contains("so files that it names are not known");
  }
}
