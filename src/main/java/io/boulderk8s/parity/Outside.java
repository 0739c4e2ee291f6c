package io.boulderk8s.parity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks up names that neither the stack nor a DNS server of the service's own knows, and so the
 * machine's resolver answers. Its reasons for no answer do not depend on the stack, and vary; that
 * there is none is a fact.
 */
final class Outside {
  private static final String NO_ANSWER = "(no answer from outside)";

  private Outside() {}

  static ProbeReport forgotten(ProbeReport report) {
    Map<String, ProbeReport.Answers> names = new LinkedHashMap<>(report.names());
    names.replaceAll((_, answers) -> forgotten(answers));
    Map<String, String> reverse = new LinkedHashMap<>(report.reverse());
    reverse.replaceAll((_, answer) -> forgotten(answer));
    return report.withAnswers(names, reverse);
  }

  private static ProbeReport.Answers forgotten(ProbeReport.Answers answers) {
    Map<String, String> records = new LinkedHashMap<>(answers.records());
    records.replaceAll((_, answer) -> forgotten(answer));
    boolean found =
        Character.digit(answers.lookup().charAt(0), 16) >= 0 || answers.lookup().startsWith(":");
    return new ProbeReport.Answers(records, found ? answers.lookup() : NO_ANSWER);
  }

  private static String forgotten(String answer) {
    return answer.startsWith("NOERROR") ? answer : NO_ANSWER;
  }
}
