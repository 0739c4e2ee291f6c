package io.boulderk8s.json;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON with the mapper that all share: another one would find out about classes
 * anew.
 */
public final class Json {
  public static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}
}
