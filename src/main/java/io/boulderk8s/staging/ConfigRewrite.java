package io.boulderk8s.staging;

import io.boulderk8s.boulder.config.ConfigText;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.ConfigValue.Member;
import io.boulderk8s.boulder.config.ConfigValue.Section;
import io.boulderk8s.boulder.config.ConfigValue.Sequence;
import io.boulderk8s.boulder.config.ConfigValue.Text;
import io.boulderk8s.boulder.edge.CalledUrls;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rewrites a configuration for a cluster that has Services and DNS, and notes each change. Names of
 * keys are compared in any case, as Go does.
 */
final class ConfigRewrite {
  private final String service;
  private final ClusterNames names;
  private final boolean syslog;
  private final List<Patch> patches = new ArrayList<>();

  /**
   * @param syslog whether the service writes to a system log
   */
  ConfigRewrite(String service, ClusterNames names, boolean syslog) {
    this.service = service;
    this.names = names;
    this.syslog = syslog;
  }

  List<Patch> patches() {
    return List.copyOf(patches);
  }

  /** Returns the text of a file with its changes. */
  String file(Section root) {
    return ConfigText.lines(section("", "", root));
  }

  private Section section(String path, String key, Section section) {
    List<Member> members =
        section.members().stream()
            .flatMap(member -> member(below(path, member.name()), key, section, member))
            .toList();
    Section rewritten = new Section(members, section.at());
    return syslog && key.equals("syslog") ? logged(path, rewritten) : rewritten;
  }

  private Stream<Member> member(String path, String parent, Section in, Member member) {
    String key = member.name().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "dnsprovider" -> resolvers(path, in, member);
      case "lookups" -> shards(path, member);
      case "lookupdnsauthority" -> changed(path, member, Stream.empty());
      default -> Stream.of(new Member(member.name(), value(path, key, parent, in, member.value())));
    };
  }

  private ConfigValue value(String path, String key, String parent, Section in, ConfigValue value) {
    return switch (value) {
      case Section section -> section(path, key, section);
      case Sequence(List<ConfigValue> items, Place at) -> {
        List<ConfigValue> rewritten = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          rewritten.add(value(below(path, String.valueOf(i)), key, parent, in, items.get(i)));
        }
        yield new Sequence(rewritten, at);
      }
      case Text(String text, Place at) ->
          text(key, parent, in, text)
              .filter(after -> !after.equals(text))
              .<ConfigValue>map(after -> changed(path, value, new Text(after, at)))
              .orElse(value);
      case ConfigValue.Plain _ -> value;
    };
  }

  private Optional<String> text(String key, String parent, Section in, String text) {
    return switch (key) {
      case "dnsauthority" -> Optional.of(ClusterNames.DNS);
      case "domain" ->
          ClusterNames.LOOKUPS.contains(parent)
              ? in.text("service").map(InCluster::serviceOf)
              : Optional.empty();
      case "serveraddress", "endpoint" -> names.socket(text);
      case "dnsstaticresolvers" -> names.atAddress(text);
      default ->
          parent.equals("shardaddrs")
              ? names.atAddress(text)
              : names.url(text).filter(_ -> isCalled(key, parent));
    };
  }

  private static boolean isCalled(String key, String parent) {
    return CalledUrls.areUnder(key)
        || CalledUrls.ofLogsUnder(parent).filter(key::equals).isPresent();
  }

  /** The certificate of a resolver names its address, so it is called by that. */
  private Stream<Member> resolvers(String path, Section in, Member member) {
    List<String> sockets =
        member.value() instanceof Section provider
            ? lookup(provider).map(names::sockets).orElse(List.of())
            : List.of();
    if (sockets.isEmpty() || in.find("dnsStaticResolvers").isPresent()) {
      return changed(path, member, Stream.empty());
    }
    Place at = member.value().at();
    return changed(
        path,
        member,
        Stream.of(
            new Member(
                "dnsStaticResolvers",
                new Sequence(
                    sockets.stream().<ConfigValue>map(socket -> new Text(socket, at)).toList(),
                    at))));
  }

  private static Optional<String> lookup(Section provider) {
    return provider
        .find("srvLookup")
        .filter(Section.class::isInstance)
        .flatMap(lookup -> ((Section) lookup).text("service"));
  }

  /** As resolvers: certificates of Redis name addresses. */
  private Stream<Member> shards(String path, Member member) {
    if (!(member.value() instanceof Sequence(List<ConfigValue> lookups, Place at))) {
      return Stream.of(member);
    }
    List<Member> shards = new ArrayList<>();
    for (ConfigValue lookup : lookups) {
      Optional<String> name =
          lookup instanceof Section section ? section.text("service") : Optional.empty();
      for (String socket : name.map(names::sockets).orElse(List.of())) {
        shards.add(
            new Member(name.orElseThrow() + "-" + (shards.size() + 1), new Text(socket, at)));
      }
    }
    return shards.isEmpty()
        ? Stream.of(member)
        : changed(path, member, Stream.of(new Member("shardAddrs", new Section(shards, at))));
  }

  /** Turns the system log off; what went there goes to the standard output. */
  private Section logged(String path, Section section) {
    int system = level(section, "syslogLevel");
    int output = level(section, "stdoutLevel");
    Section loud =
        output < system ? set(path, section, "stdoutLevel", String.valueOf(system)) : section;
    return set(path, loud, "syslogLevel", "-1");
  }

  /** 0, and nothing, mean 6. */
  private static int level(Section section, String name) {
    int level =
        section.find(name).orElse(null) instanceof ConfigValue.Plain(String text, _)
                && text.matches("-?[0-9]{1,3}")
            ? Integer.parseInt(text)
            : 0;
    return level == 0 ? 6 : level;
  }

  private Section set(String path, Section section, String name, String level) {
    ConfigValue after = new ConfigValue.Plain(level, section.at());
    List<Member> members = new ArrayList<>();
    for (Member member : section.members()) {
      members.add(
          member.name().equalsIgnoreCase(name)
              ? new Member(
                  member.name(), changed(below(path, member.name()), member.value(), after))
              : member);
    }
    if (section.find(name).isEmpty()) {
      patches.add(new Patch(service, section.at(), below(path, name), "", level));
      members.add(new Member(name, after));
    }
    return new Section(members, section.at());
  }

  private Stream<Member> changed(String path, Member before, Stream<Member> after) {
    List<Member> members = after.toList();
    String text =
        members.stream()
            .map(member -> member.name() + ": " + ConfigText.line(member.value()))
            .findFirst()
            .orElse("");
    patches.add(
        new Patch(service, before.value().at(), path, ConfigText.line(before.value()), text));
    return members.stream();
  }

  private ConfigValue changed(String path, ConfigValue before, ConfigValue after) {
    patches.add(
        new Patch(service, before.at(), path, ConfigText.line(before), ConfigText.line(after)));
    return after;
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
