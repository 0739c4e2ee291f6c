package io.boulderk8s.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing of a container is changed at a time: each must be seen, and told as what it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MutationTest {
  private static final Set<String> CHOSEN = Set.of("10.88.1.10");
  private static final Comparison COMPARISON = new Comparison(KnownDifferences.all());

  private static Recording recording(String side, String report) {
    return Recording.of(
        side,
        "",
        ProbeFacts.of(Map.of("near", ProbeReport.parse("near", report)), CHOSEN, Set.of("near")));
  }

  @Test
  void the_same_report_of_another_start_is_no_difference() {
    String again =
        Resources.text("parity/near.json")
            .replace("10.88.1.2", "10.244.0.77")
            .replace("ca38bdd58f83", "0123456789ab");

    Parity parity =
        COMPARISON.of(
            recording("compose", Resources.text("parity/near.json")), recording("k8s", again));

    assertThat(parity.unknown()).isEmpty();
    assertThat(parity.facts()).isGreaterThan(50);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an alias removed         | "A":"NOERROR 10.88.1.10","A by tcp"         | "A":"NXDOMAIN","A by tcp"             | names near A
          a name by TCP only       | "A by tcp":"NOERROR 10.88.1.10"             | "A by tcp":"silent"                   | names near A by tcp
          an AAAA record           | "AAAA":"NOERROR","SRV":"NXDOMAIN"},"lookup":"10.88.1.10" | "AAAA":"NOERROR fd00::1","SRV":"NXDOMAIN"},"lookup":"10.88.1.10" | names near AAAA
          a name that resolves     | "lookup":"no such name"                     | "lookup":"192.0.2.1"                  | names extra.example.org looked up
          another reverse name     | netdemo-near-1.netdemo_one.                 | near.other.svc.cluster.local.         | reverse 10.88.1.10
          a port closed            | "tcp 0.0.0.0:80",                           |                                       | sockets tcp 0.0.0.0:80
          a port of loopback only  | tcp 0.0.0.0:80                              | tcp 127.0.0.1:80                      | sockets tcp 127.0.0.1:80
          a peer out of reach      | {"result":"open","millis":1                 | {"result":"silent","millis":1         | reach tcp:near:80
          a variable added         | "HOME":"/"                                  | "HOME":"/","EXTRA":"1"                | environment EXTRA
          a variable changed       | "HOME":"/"                                  | "HOME":"/root"                        | environment HOME
          a variable removed       | "HOME":"/",                                 |                                       | environment HOME
          another directory        | "directory":"/"                             | "directory":"/srv"                    | process directory
          another user             | "uid":"0"                                   | "uid":"1001"                          | process user
          a group more             | "groups":["0"]                              | "groups":["0","1001"]                 | process groups
          another umask            | "umask":"0022"                              | "umask":"0027"                        | process umask
          other arguments          | "udp:0.0.0.0:80"]                           | "udp:0.0.0.0:80","--debug"]           | process arguments
          privileges given up      | "noNewPrivs":"0"                            | "noNewPrivs":"1"                      | process no new privileges
          a capability more        | "effective":"00000000a80425fb"              | "effective":"00000000a80435fb"        | capabilities effective
          fewer open files         | "open files":"20000:20000"                  | "open files":"1024:20000"             | limits open files
          no static address        | "prefix":"10.88.1.10/24"                    | "prefix":"10.88.1.11/24"              | addresses 10.88.1.10
          another MTU              | "mtu":1500                                  | "mtu":1450                            | addresses MTU
          an owner changed         | "path":"/data","type":"ext4","options":["rw"],"owner":"999:999" | "path":"/data","type":"ext4","options":["rw"],"owner":"0:0" | mounts /data
          a mode changed           | "owner":"999:999","mode":"0755"             | "owner":"999:999","mode":"0777"       | mounts /data
          a mount read-only        | "path":"/data","type":"ext4","options":["rw"] | "path":"/data","type":"ext4","options":["ro"] | mounts /data
          a mount missing          | {"path":"/data","type":"ext4","options":["rw"],"owner":"999:999","mode":"0755"}, | | mounts /data
          another tmpfs size       | "mode":"1777","size":"65536k"               | "mode":"1777","size":"1024k"          | mounts /dev/shm
          a search list            | "search":[]                                 | "search":["svc.cluster.local"]        | resolver search
          ndots                    | "options":["ndots:0"]                       | "options":["ndots:5"]                 | resolver options
          another nameserver       | "nameservers":["127.0.0.11"]                | "nameservers":["10.96.0.10"]          | resolver nameserver
          a host entry lost        | "extra.example.org":["10.88.1.77"],         |                                       | hosts extra.example.org
          """)
  void each_change_is_caught(String name, String from, String to, String where) {
    String report = Resources.text("parity/near.json");
    assertThat(report).as("the report has what " + name + " changes").contains(from);
    String changed = report.replace(from, to == null ? "" : to);

    Parity parity = COMPARISON.of(recording("compose", report), recording("k8s", changed));

    assertThat(parity.holds()).isFalse();
    assertThat(parity.unknown())
        .extracting(difference -> difference.key().aspect() + " " + difference.key().item())
        .contains(where);
  }

  /** A known difference of the options must not hide one of owner and mode. */
  @ParameterizedTest
  @CsvSource({"1001:1001 0755, 0", "1001:1001 0700, 1", "0:0 0755, 1"})
  void so_are_owner_and_mode_of_a_named_tmpfs_volume(String owned, int unknown) {
    Fact compose = Fact.of("near", "mounts", "/run/socket", "tmpfs rw 1001:1001 0755");
    Fact kubernetes =
        Fact.of("near", "mounts", "/run/socket", "tmpfs nodev,noexec,nosuid,rw " + owned);

    Parity parity =
        COMPARISON.of(
            Recording.of("compose", "", List.of(compose)),
            Recording.of("k8s", "", List.of(kubernetes)));

    assertThat(parity.unknown()).hasSize(unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "exit code, run, exit code",
    "passed test, tests, ./sa TestX",
    "file, files, bin/boulder"
  })
  void so_is_what_a_run_leaves(String name, String aspect, String item) {
    Recording compose = Recording.of("compose", "", List.of(Fact.of("test.sh", aspect, item, "0")));
    for (Recording other :
        List.of(
            Recording.of("k8s", "", List.of(Fact.of("test.sh", aspect, item, "1"))),
            new Recording("k8s", "", new TreeMap<>()))) {
      assertThat(COMPARISON.of(compose, other).unknown()).as(name).hasSize(1);
      assertThat(COMPARISON.of(other, compose).unknown()).as(name).hasSize(1);
    }
  }
}
