package io.gatehouse.tutorial;

import java.util.List;

/** A step of a tutorial: its heading, and what it has one do. */
record Step(String title, List<Block> blocks) {
    Step {
        blocks = List.copyOf(blocks);
    }

    /** Makes and changes files as the step says; its commands are left alone. */
    void applyTo(Tree tree) {
        for (Block block : blocks) {
            if (block instanceof Block.NewFile file) {
                tree.add(file.path(), file.text());
            } else if (block instanceof Block.Insertion insertion) {
                tree.insert(insertion);
            }
        }
    }
}
