package io.boulderk8s.explain;

/**
 * One value of an object.
 *
 * @param path as in `spec.containers[bconsul].env[FAKE_DNS].value`: an item of a list has the name
 *     that tells it from the others there, else its number
 * @param value as YAML would show it, without quotes; `{}` and `[]` are values too
 */
public record Field(String path, String value) {
  /** Whether it is this field or one below it; names of items may be left out. */
  public boolean isBelow(String field) {
    return isBelow(path, field) || isBelow(path.replaceAll("\\[[^\\]]*]", ""), field);
  }

  private static boolean isBelow(String path, String field) {
    return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
  }
}
