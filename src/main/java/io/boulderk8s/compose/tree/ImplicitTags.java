package io.boulderk8s.compose.tree;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Leaves the meaning of unquoted scalars open, so that {@link PlainScalar} decides it: none of the
 * parser's schemas reads numbers as Compose does.
 */
final class ImplicitTags implements Schema {
  /** The tag of an unquoted scalar without a tag of its own. */
  static final Tag PLAIN = new Tag("!plain");

  @Override
  public ScalarResolver getScalarResolver() {
    return (value, implicit) -> implicit ? PLAIN : Tag.STR;
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of();
  }
}
