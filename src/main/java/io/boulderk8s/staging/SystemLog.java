package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.ConfigValue.Section;
import java.util.List;

/**
 * Tells which services end at once without a system log: those of Boulder's whose level of it is
 * not -1 (cmd/shell.go:185). Where nothing is said the level is 0, which means 6.
 */
final class SystemLog {
  private static final String OFF = "-1";

  private SystemLog() {}

  static boolean isWantedBy(BoulderService service) {
    List<Section> sections =
        service
            .settings()
            .filter(setting -> setting.key().equals("syslog"))
            .map(setting -> setting.value())
            .filter(Section.class::isInstance)
            .map(Section.class::cast)
            .toList();
    return service.subcommand().isPresent() && sections.stream().noneMatch(SystemLog::isOff);
  }

  private static boolean isOff(Section section) {
    return section.find("syslogLevel").orElse(null) instanceof ConfigValue.Plain(String level, _)
        && level.equals(OFF);
  }
}
