package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.config.ConfigFile;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.read.CheckoutPath;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.boulder.start.ServiceEntry;
import io.boulderk8s.boulder.start.StartServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives a catalog from the files of a checkout. */
final class CatalogReader {
  private final CheckoutTexts texts;
  private final Generation generation;
  private final Findings refused = new Findings();
  private final Findings notices = new Findings();
  private final Map<String, Optional<ConfigFile>> configs = new HashMap<>();

  CatalogReader(CheckoutTexts texts, Generation generation) {
    this.texts = texts;
    this.generation = generation;
  }

  Catalog read() {
    Optional<String> start = texts.text(StartServers.FILE);
    if (start.isEmpty()) {
      refused.add(
          new Place(StartServers.FILE, 1),
          texts.isFolder(StartServers.FILE)
              ? "a folder is in place of this file"
              : "there is no such file",
          "the services come from it: name a Boulder checkout that has it");
      refused.refuseIfAny();
    }
    StartServers servers = StartServers.read(start.orElse(""), generation, refused);
    boolean complete = refused.isEmpty();
    List<BoulderService> services =
        Stream.concat(
                servers.services().stream().map(entry -> service(entry, true)),
                servers.challenges().stream().map(entry -> service(entry, false)))
            .toList();
    ConsulConfig consul = ConsulConfig.read(texts, refused);
    CatalogCheck.of(services, complete, refused);
    refused.refuseIfAny();
    return new Catalog(generation, services, consul, notices.sorted());
  }

  private BoulderService service(ServiceEntry entry, boolean listed) {
    Optional<ConfigFile> config =
        Listeners.options(entry).value("config").flatMap(word -> config(entry, word));
    Group group = Group.of(entry).orElse(Group.OTHER);
    if (group == Group.OTHER) {
      notices.add(
          entry.at(),
          "no rule knows the group of " + entry.name() + ": it is in the group other",
          "nothing, or add its sub-command to Group");
    }
    return new BoulderService(
        entry.name().text(),
        group,
        listed,
        new Listeners(entry, config, refused, notices).ports(),
        entry.argv(),
        entry.needs(),
        entry.hostOverride(),
        config,
        entry.at());
  }

  private Optional<ConfigFile> config(ServiceEntry entry, Word word) {
    Optional<String> path = CheckoutPath.of(word.text());
    if (path.isEmpty()) {
      refused.add(
          word.at(),
          "the configuration of " + entry.name() + " is outside the checkout: " + word,
          "put it into the checkout: pods have nothing else of this machine");
    }
    return path.flatMap(file -> config(entry, word, file));
  }

  private Optional<ConfigFile> config(ServiceEntry entry, Word word, String file) {
    Optional<ConfigFile> known = configs.get(file);
    if (known != null) {
      return known;
    }
    Optional<String> text = texts.text(file);
    if (text.isEmpty()) {
      refused.add(
          word.at(),
          "the configuration of %s is %s: %s"
              .formatted(entry.name(), texts.isFolder(file) ? "a folder" : "missing", word),
          "add the file, or take the service out of startservers.py");
    }
    Optional<ConfigFile> read = text.flatMap(json -> ConfigFile.read(file, json, refused));
    configs.put(file, read);
    return read;
  }
}
