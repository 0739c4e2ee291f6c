package io.boulderk8s.explain;

/**
 * One value of an object.
 *
 * @param path as in `spec.containers[bconsul].env[FAKE_DNS].value`: an item of a list has a
 *     distinguishing name, else its number
 * @param value as YAML would show it, without quotes; `{}` and `[]` are values too
 */
public record Field(String path, String value) {
  /** Tells whether it is this field or one below it; the path may omit names of items. */
  public boolean isBelow(String field) {
    return isBelow(path, field) || isBelow(path.replaceAll("\\[[^\\]]*]", ""), field);
  }

  private static boolean isBelow(String path, String field) {
    return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
  }
}
