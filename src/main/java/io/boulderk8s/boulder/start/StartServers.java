package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import java.util.List;
import java.util.Optional;

/**
 * What test/startservers.py starts.
 *
 * @param services its list SERVICES, in its order
 * @param challenges chall-test-srv, which it starts apart from the list, if it does
 */
public record StartServers(List<ServiceEntry> services, Optional<ServiceEntry> challenges) {
  /** Where it is in a checkout. */
  public static final String FILE = "test/startservers.py";

  public StartServers {
    services = List.copyOf(services);
  }

  /**
   * Reads the file's text.
   *
   * @param refused gets what is no literal, and what else may change the list
   */
  public static StartServers read(String text, Generation generation, Findings refused) {
    List<Statement> statements = PythonText.statements(FILE, text, refused);
    UnseenChanges.refuse(FILE, statements, ServiceList.LIST, refused);
    return new StartServers(
        new ServiceList(FILE, generation, refused).of(statements),
        ChallengeServer.in(FILE, statements, refused));
  }
}
