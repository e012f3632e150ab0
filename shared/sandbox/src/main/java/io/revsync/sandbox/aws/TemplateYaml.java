package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads CloudFormation's YAML; the short forms ({@code !Ref X}) become the long ones ({@code {"Ref": "X"}}). */
final class TemplateYaml {
    private TemplateYaml() {}

    static JsonNode read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new ObjectMapper().valueToTree(new Yaml(new ShortForms()).load(reader));
        }
    }

    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    Object value = valueOf(node);
                    return switch (name) {
                        case "Ref", "Condition" -> Map.of(name, value);
                        case "GetAtt" ->
                            Map.of("Fn::GetAtt", value instanceof String text ? List.of(text.split("\\.", 2)) : value);
                        default -> Map.of("Fn::" + name, value);
                    };
                }
            });
        }

        private Object valueOf(Node node) {
            if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
            }
            if (node instanceof MappingNode mapping) {
                return constructMapping(mapping);
            }
            return constructScalar((ScalarNode) node);
        }
    }
}
