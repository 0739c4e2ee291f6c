package io.boulderk8s.plan;

import io.boulderk8s.compose.Rights;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns `user` and `group_add` into numbers; as with Docker, names are those of the image. */
final class Users {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?::(\\d+))?");
  private static final Accounts NOBODY = ImageConfig.SILENT.accounts();

  private final ImagesOfServices images;
  private final List<Problem> problems;

  Users(ImagesOfServices images, List<Problem> problems) {
    this.images = images;
    this.problems = problems;
  }

  Optional<RunAs> runAs(Service service, String image) {
    Optional<String> user = service.user().filter(text -> !text.isEmpty());
    if (user.isEmpty()) {
      return Optional.empty();
    }
    Matcher numbers = NUMBERS.matcher(user.get());
    if (numbers.matches()) {
      Optional<RunAs> found = NOBODY.user(user.get());
      if (found.isEmpty()) {
        unknown(service, "user", user.get());
      }
      // the node finds an omitted group in the image, as Docker does
      return found.map(id -> new RunAs(id.uid(), id.gid().filter(_ -> numbers.group(2) != null)));
    }
    return images
        .accounts(service, image, "user", says(service, "user", user.get()))
        .flatMap(
            config -> {
              Optional<RunAs> found = config.accounts().user(user.get());
              if (found.isEmpty()) {
                unknown(service, "user", user.get());
              }
              return found;
            });
  }

  /** Returns the rights with names of groups as numbers. */
  Rights rights(Service service, String image) {
    Rights rights = service.rights();
    if (rights.groupNames().isEmpty()) {
      return rights;
    }
    List<Long> groups = new ArrayList<>(rights.groups());
    images
        .accounts(
            service,
            image,
            "group_add",
            says(service, "group", String.join(", ", rights.groupNames())))
        .ifPresent(
            config -> rights.groupNames().forEach(name -> group(service, config, name, groups)));
    return rights.withGroups(groups);
  }

  private void group(Service service, ImageConfig config, String name, List<Long> groups) {
    config
        .accounts()
        .group(name)
        .ifPresentOrElse(groups::add, () -> unknown(service, "group_add", name));
  }

  private static String says(Service service, String what, String name) {
    return what + " " + name + " of service " + service.name() + " is a name of its image's";
  }

  private void unknown(Service service, String key, String name) {
    problems.add(
        Problem.at(
            service.source(key).toString(),
            "the image of service " + service.name() + " knows no " + key + " " + name,
            "write names of its /etc/passwd and /etc/group, or numbers up to 2147483647"));
  }
}
