package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Optional;

/** A value of a service's JSON. */
public sealed interface ConfigValue {
  /** Returns where it begins. */
  Place at();

  /** An object. */
  record Section(List<Member> members, Place at) implements ConfigValue {
    public Section {
      members = List.copyOf(members);
    }

    /** Finds a member as Go does: in any case; the last one counts. */
    public Optional<ConfigValue> find(String name) {
      return members.stream()
          .filter(member -> member.name().equalsIgnoreCase(name))
          .map(Member::value)
          .reduce((_, last) -> last);
    }

    /** Finds a string. */
    public Optional<String> text(String name) {
      return find(name)
          .filter(Text.class::isInstance)
          .map(value -> ((Text) value).text())
          .filter(text -> !text.isEmpty());
    }
  }

  /** An array. */
  record Sequence(List<ConfigValue> items, Place at) implements ConfigValue {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A string. */
  record Text(String text, Place at) implements ConfigValue {}

  /** A number, true, false or null. */
  record Plain(String text, Place at) implements ConfigValue {}

  /** A name in an object, and its value. */
  record Member(String name, ConfigValue value) {}
}
