package dev.opsledger.local.template;

import java.util.Arrays;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads CloudFormation's YAML tags ({@code !Sub x}) as their long forms ({@code {Fn::Sub: x}}). */
final class IntrinsicYaml extends SafeConstructor {
  IntrinsicYaml() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new LongForm());
    // CloudFormation has no dates: 2010-09-09 is a string.
    yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
  }

  private final class LongForm extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      String name = node.getTag().getValue().substring(1);
      return switch (name) {
        case "Ref", "Condition" -> Map.of(name, value(node));
        case "GetAtt" -> Map.of("Fn::GetAtt", attribute(value(node)));
        default -> Map.of("Fn::" + name, value(node));
      };
    }

    private Object attribute(Object value) {
      return value instanceof String text ? Arrays.asList(text.split("\\.", 2)) : value;
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalArgumentException("unexpected YAML at " + node.getStartMark());
      };
    }
  }
}
