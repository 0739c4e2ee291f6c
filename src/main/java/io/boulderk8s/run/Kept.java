package io.boulderk8s.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** One folder of a recorded run: its record, or why that cannot be read. */
sealed interface Kept {
  Path folder();

  /** ISO 8601; for an unreadable record the time of its last write. */
  String created();

  /** A record of a known format. */
  record Known(Path folder, RunRecord record) implements Kept {
    @Override
    public String created() {
      return record.created();
    }
  }

  /** A record of a newer version, or a damaged one. */
  record Unreadable(Path folder, String created, BoulderK8sException why) implements Kept {}

  static Kept in(Path folder) {
    Path file = folder.resolve(RunRecording.RECORD);
    String run = "run " + folder.getFileName();
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readString(file));
      FormatNumber.RECORD.check(run, FormatNumber.of(json));
      if (!json.isObject()) {
        return unreadable(folder, damaged(run, file, "it is no JSON object"));
      }
      return new Known(folder, Json.MAPPER.treeToValue(json, RunRecord.class));
    } catch (BoulderK8sException e) {
      return unreadable(folder, e);
    } catch (IOException e) {
      return unreadable(folder, damaged(run, file, reason(e)));
    }
  }

  /** Drops the parser's lines about its own code. */
  private static String reason(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static BoulderK8sException damaged(String run, Path file, String why) {
    return BoulderK8sException.of(
        FailureKind.IO,
        run,
        "its record " + file + " cannot be read: " + why,
        "remove the folder " + file.getParent());
  }

  private static Unreadable unreadable(Path folder, BoulderK8sException why) {
    try {
      Path dated = folder.resolve(RunRecording.RECORD);
      FileTime written = Files.getLastModifiedTime(Files.exists(dated) ? dated : folder);
      return new Unreadable(folder, written.toInstant().toString(), why);
    } catch (IOException e) {
      // another process has just removed it
      return new Unreadable(folder, Instant.EPOCH.toString(), why);
    }
  }
}
