package io.gatehouse.platform.configuration;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of a setting in a YAML file; Jackson's tree, which everything else uses, has no lines. */
final class YamlLines {
    private static final Pattern STEPS = Pattern.compile("[.\\[\\]]+");

    private final @Nullable Node root;

    private YamlLines(@Nullable Node root) {
        this.root = root;
    }

    /** If the text is not valid YAML, every setting is on the first line. */
    static YamlLines of(byte[] text) {
        try {
            return new YamlLines(
                    new Yaml(new LoaderOptions()).compose(new StringReader(new String(text, StandardCharsets.UTF_8))));
        } catch (YAMLException e) {
            return new YamlLines(null);
        }
    }

    /** Counted from 1; for a setting that the file leaves out, the line of the part that would contain it. */
    int of(String setting) {
        return place(setting).line();
    }

    /** Whether the file contains the setting. */
    boolean knows(String setting) {
        return place(setting).node().isPresent();
    }

    private Place place(String setting) {
        Place place = new Place(1, Optional.ofNullable(root));
        for (String step : STEPS.split(setting)) {
            place = place.below(step);
        }
        return place;
    }

    /** The line of the last step that was found, and the node there; no node once a step was not found. */
    private record Place(int line, Optional<Node> node) {
        Place below(String step) {
            Node here = node.orElse(null);
            if (here instanceof MappingNode mapping) {
                return key(mapping, step);
            }
            if (here instanceof SequenceNode sequence && isIndexOf(sequence, step)) {
                Node item = sequence.getValue().get(Integer.parseInt(step));
                return new Place(item.getStartMark().getLine() + 1, Optional.of(item));
            }
            return lost();
        }

        private Place key(MappingNode mapping, String step) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return new Place(key.getStartMark().getLine() + 1, Optional.of(entry.getValueNode()));
                }
            }
            return lost();
        }

        private Place lost() {
            return new Place(line, Optional.empty());
        }

        private static boolean isIndexOf(SequenceNode sequence, String step) {
            return step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < sequence.getValue().size();
        }
    }
}
