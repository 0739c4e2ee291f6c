package io.boulderk8s.boulder.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of databases are read as the driver of Boulder's services reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DatabasesTest {
  private static final String FILE = "test/config/secrets/sa_dburl";

  private final CheckoutOfTexts checkout =
      new CheckoutOfTexts()
          .with(
              "test/config/sa.json",
              "{\"sa\": {\"db\": {\n\"dbConnectFile\": \"test/secrets/sa_dburl\"}}}")
          .with(
              "test/consul/config.hcl",
              "services { name = \"db\", address = \"10.77.77.5\", port = 1 }");

  private Edges edges(String address) {
    checkout.with(FILE, address);
    return Edges.of(Catalog.read(checkout, Generation.PLAIN), checkout);
  }

  @ParameterizedTest
  @CsvSource({
    "sa@tcp(boulder-mariadb:3306)/boulder_sa?timeout=1s, boulder-mariadb, 3306",
    "sa@tcp(boulder-mariadb)/boulder_sa, boulder-mariadb, 3306",
    "sa:p@(ss)/w@tcp(Boulder-MariaDB.:6033)/boulder_sa, boulder-mariadb, 6033",
    "(boulder-mariadb)/, boulder-mariadb, 3306",
    "sa@tcp([fd00::1]:3307)/x, fd00::1, 3307",
    "sa@tcp(fd00::1)/x, fd00::1, 3306",
    "sa@tcp(db.service.consul:3306)/x, 10.77.77.5, 3306"
  })
  void each_legal_form_is_an_edge(String address, String host, int port) {
    assertThat(edges(address + "\n").all())
        .singleElement()
        .isEqualTo(
            new Edge(
                "boulder-sa-1",
                host,
                false,
                port,
                Edge.Kind.SQL,
                "sa.db.dbConnectFile",
                List.of(),
                new Place("test/config/sa.json", 2)));
  }

  @Test
  void the_file_may_be_named_by_any_path_that_leads_to_it() {
    checkout.with("test/config/sa.json", "{\"dbConnectFile\": \"./test/secrets/sa_dburl\"}");
    assertThat(edges("sa@tcp(boulder-mariadb)/x").all()).hasSize(1);
    checkout.with("test/config/sa.json", "{\"dbConnectFile\": \"/boulder/test/secrets/sa_dburl\"}");
    assertThat(edges("sa@tcp(boulder-mariadb)/x").all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sa@unix(/run/mysqld.sock)/x | leads to unix(/run/mysqld.sock), which is no host and port",
        "sa@unix/x | leads to unix(/tmp/mysql.sock), which is no host and port",
        "sa@tcp(:3306)/x | leads to tcp(:3306), which is no host and port",
        "sa@tcp/x | leads to 127.0.0.1:3306, where nobody listens"
      })
  void an_address_that_leads_to_no_database_is_told(String address, String told) {
    Edges edges = edges(address);
    assertThat(edges.all()).isEmpty();
    assertThat(edges.findings())
        .singleElement()
        .asString()
        .contains("sa.db.dbConnectFile of boulder-sa-1 " + told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "sa:secret@udp/x", "sa:secret@tcp(db:1/x", "sa:secret@tcp(db)x/"})
  void what_the_driver_does_not_read_is_refused_and_not_shown(String address) {
    assertThatThrownBy(() -> edges(address))
        .hasMessageStartingWith(
            "test/config/secrets/sa_dburl:1: this is no address of a database, and"
                + " sa.db.dbConnectFile of boulder-sa-1 needs one")
        .hasMessageNotContaining("secret@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/sa_dburl", "../sa_dburl"})
  void a_file_outside_the_checkout_is_told(String path) {
    checkout.with("test/config/sa.json", "{\"dbConnectFile\": \"" + path + "\"}");
    assertThat(edges("sa@tcp(boulder-mariadb)/x").findings())
        .singleElement()
        .asString()
        .startsWith(
            "test/config/sa.json:1: dbConnectFile of boulder-sa-1 is outside the checkout: "
                + path);
  }
}
