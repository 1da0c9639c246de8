package io.gatehouse.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tree of sources with changes that are in memory until they are written. */
final class Tree {
    private final Path root;
    private final Map<String, String> changed = new LinkedHashMap<>();

    Tree(Path root) {
        this.root = root;
    }

    /** Adds a file; refuses where there is one. */
    void add(String path, String text) {
        if (changed.containsKey(path) || Files.exists(root.resolve(path))) {
            throw new IllegalStateException(path + " is there already");
        }
        changed.put(path, text);
    }

    /** Inserts whole lines; refuses where the line beside which they go does not stand there exactly once. */
    void insert(Block.Insertion insertion) {
        String path = insertion.path();
        List<String> lines = text(path).lines().toList();
        int[] places = IntStream.range(0, lines.size())
                .filter(number -> insertion.isBeside(lines.get(number)))
                .toArray();
        if (places.length != 1) {
            throw new IllegalStateException(
                    path + " has this line " + places.length + " times and not once: " + insertion.anchor());
        }
        int place = insertion.isAfter() ? places[0] + 1 : places[0];
        changed.put(
                path, joined(lines.subList(0, place)) + insertion.text() + joined(lines.subList(place, lines.size())));
    }

    /** Writes what was changed since the last time. */
    void write() throws IOException {
        for (Map.Entry<String, String> file : changed.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        changed.clear();
    }

    /** The text of a file, with its changes. */
    String text(String path) {
        return changed.getOrDefault(path, read(path));
    }

    private String read(String path) {
        if (!Files.exists(root.resolve(path))) {
            return "";
        }
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
