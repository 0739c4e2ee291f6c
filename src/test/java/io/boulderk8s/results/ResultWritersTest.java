package io.boulderk8s.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResultWritersTest {
  private static final TestResults RESULTS =
      new TestResults(
          List.of(
              new TestSuite(
                  "./sa",
                  List.of(
                      new TestCase(
                          "TestPlain",
                          Outcome.PASSED,
                          Optional.of(Duration.ofMillis(1500)),
                          "",
                          "stdout:1"),
                      failed("Test<&>\"'", "sa_test.go:1: a < b & \"c\"\n\u0000\u001b[31m]]>"),
                      new TestCase(
                          "TestPanics", Outcome.UNFINISHED, Optional.empty(), "", "stdout:3"),
                      new TestCase(
                          "TestNext", Outcome.SKIPPED, Optional.empty(), "next only", "stdout:4")),
                  new Counts(11, 1, 1, 1),
                  Optional.of(Duration.ofSeconds(3)))));

  @Test
  void junit_xml_is_as_a_reviewer_expects() {
    assertThat(JUnitXml.of(RESULTS))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="14" failures="1" errors="1" skipped="1">
              <testsuite name="./sa" tests="14" failures="1" errors="1" skipped="1" time="3.000">
                <testcase classname="./sa" name="TestPlain" time="1.500"/>
                <testcase classname="./sa" name="Test&lt;&amp;&gt;&quot;'">
                  <failure message="sa_test.go:1: a &lt; b &amp; &quot;c&quot;">stdout:2
            sa_test.go:1: a &lt; b &amp; &quot;c&quot;
            \ufffd\ufffd[31m]]&gt;</failure>
                </testcase>
                <testcase classname="./sa" name="TestPanics">
                  <error message="did not end">stdout:3
            </error>
                </testcase>
                <testcase classname="./sa" name="TestNext">
                  <skipped message="next only"/>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void junit_xml_is_well_formed_for_any_bytes_that_a_test_prints() throws Exception {
    Random random = new Random(20261121);
    for (int round = 0; round < 2000; round++) {
      String text = anything(random);
      String name = text.lines().findFirst().orElse("x");
      Document read = parsed(JUnitXml.of(oneFailure(name, text)));
      Element test = (Element) read.getElementsByTagName("testcase").item(0);
      assertThat(test.getAttribute("name").codePointCount(0, test.getAttribute("name").length()))
          .as("characters of round %d", round)
          .isEqualTo(name.codePointCount(0, name.length()));
    }
  }

  @Test
  void the_readers_survive_any_bytes() {
    Random random = new Random(42);
    List<String> marks =
        List.of(
            "=== RUN   T", "--- FAIL: T (0.00s)", "FAIL\tp\t1s", "ok  \tp\t1s", "x ... FAIL", "");
    for (int round = 0; round < 500; round++) {
      StringBuilder output = new StringBuilder();
      for (int line = 0; line < 30; line++) {
        output.append(marks.get(random.nextInt(marks.size())));
        output.append(random.nextInt(3) == 0 ? anything(random) : "").append('\n');
      }
      TestResults results = TestOutputReader.read("stdout", output.toString().lines());
      assertThat(JUnitXml.of(results)).endsWith("</testsuites>\n");
    }
  }

  @Test
  void json_has_the_same_facts() throws IOException {
    JsonNode suite = new JsonMapper().readTree(ResultsJson.of(RESULTS)).at("/suites/0");
    assertThat(suite.at("/name").asText()).isEqualTo("./sa");
    assertThat(suite.at("/seconds").asDouble()).isEqualTo(3.0);
    assertThat(suite.at("/counts/unfinished").asInt()).isEqualTo(1);
    assertThat(suite.at("/tests/0/outcome").asText()).isEqualTo("passed");
    assertThat(suite.at("/tests/0/seconds").asDouble()).isEqualTo(1.5);
    assertThat(suite.at("/tests/1/detail").asText()).contains("\u0000\u001b[31m");
    assertThat(suite.at("/tests/2/place").asText()).isEqualTo("stdout:3");
  }

  @Test
  void markdown_counts_and_folds_each_failure() {
    assertThat(ResultsMarkdown.of(RESULTS))
        .startsWith("Tests: 11 passed, 1 failed, 1 skipped, 1 unfinished.\n")
        .contains(
            "<details><summary>./sa: <code>Test&lt;&amp;&gt;&quot;'</code></summary>",
            "a &lt; b &amp;")
        .doesNotContain("TestPlain");
    assertThat(ResultsMarkdown.of(TestResults.NONE)).isEqualTo("The output names no tests.\n");
  }

  private static TestResults oneFailure(String name, String text) {
    return new TestResults(
        List.of(TestSuite.of("s", List.of(failed(name, text)), Optional.empty())));
  }

  private static TestCase failed(String name, String detail) {
    return new TestCase(name, Outcome.FAILED, Optional.empty(), detail, "stdout:2");
  }

  /** Bytes as UTF-8, or any UTF-16 units, half surrogates too. */
  private static String anything(Random random) {
    if (random.nextBoolean()) {
      byte[] bytes = new byte[1 + random.nextInt(60)];
      random.nextBytes(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= random.nextInt(40); i++) {
      text.append((char) random.nextInt(Character.MAX_VALUE + 1));
    }
    return text.toString();
  }

  private static Document parsed(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
