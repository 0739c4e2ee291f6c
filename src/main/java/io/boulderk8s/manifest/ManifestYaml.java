package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes objects as YAML, the same bytes for the same objects. */
public final class ManifestYaml {
  private ManifestYaml() {}

  public static String of(HasMetadata object) {
    DumpSettings settings =
        DumpSettings.builder().setExplicitStart(true).setDefaultFlowStyle(FlowStyle.BLOCK).build();
    return new Dump(settings, new Quoted(settings)).dumpToString(ObjectTree.of(object));
  }

  /** Writes several documents, separated as kubectl reads them. */
  public static String of(List<? extends HasMetadata> objects) {
    return objects.stream().map(ManifestYaml::of).collect(Collectors.joining());
  }

  /** Leaves keys plain and quotes text: no reader takes `yes` or `1.10` for something else. */
  private static final class Quoted extends StandardRepresenter {
    Quoted(DumpSettings settings) {
      super(settings);
    }

    @Override
    protected NodeTuple representMappingEntry(Map.Entry<?, ?> entry) {
      Node key = new ScalarNode(Tag.STR, entry.getKey().toString(), ScalarStyle.PLAIN);
      return new NodeTuple(key, representData(entry.getValue()));
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      boolean oneLine = tag.equals(Tag.STR) && style == ScalarStyle.PLAIN;
      return super.representScalar(tag, value, oneLine ? ScalarStyle.DOUBLE_QUOTED : style);
    }
  }
}
