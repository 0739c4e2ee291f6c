package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.tree.Node;
import java.util.List;
import java.util.regex.Pattern;

/** Reads `dns_search` and `dns_opt`: lines of /etc/resolv.conf. */
final class Resolvers {
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
  private static final Pattern OPTION = Pattern.compile("[a-z0-9-]+(:[0-9]+)?");

  /** Kubernetes' limit. */
  private static final int MOST_DOMAINS = 32;

  /** The longest domain name. */
  private static final int LONGEST = 253;

  private Resolvers() {}

  /** Treats a single dot as "none", as Docker does. */
  static List<String> search(Section service) {
    List<Node.Scalar> domains =
        service.texts("dns_search").stream().filter(text -> !text.text().equals(".")).toList();
    if (domains.size() > MOST_DOMAINS) {
      service.problem("dns_search", "more than " + MOST_DOMAINS + " domains", "name fewer");
    }
    return checked(
        service, domains, DOMAIN, "is no domain", "write one like example.com, in lower case");
  }

  static List<String> options(Section service) {
    return checked(
        service, service.texts("dns_opt"), OPTION, "is no resolver option", "see resolv.conf(5)");
  }

  private static List<String> checked(
      Section service, List<Node.Scalar> texts, Pattern pattern, String what, String next) {
    texts.stream()
        .filter(text -> !fits(text, pattern))
        .forEach(
            text -> service.problems().add(text.source(), "\"" + text.text() + "\" " + what, next));
    return texts.stream().filter(text -> fits(text, pattern)).map(Node.Scalar::text).toList();
  }

  private static boolean fits(Node.Scalar text, Pattern pattern) {
    return text.text().length() <= LONGEST && pattern.matcher(text.text()).matches();
  }
}
