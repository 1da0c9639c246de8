package io.gatehouse.platform.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which table is loaded before which. */
class LoadOrderTest {
    @Test
    void aTableComesAfterAllThatItRefersTo() {
        Map<String, Set<String>> references = Map.of("a", Set.of("c"), "c", Set.of("d"), "b", Set.of("a", "d"));

        assertThat(LoadOrder.of(List.of("a", "b", "c", "d"), references)).containsExactly("d", "c", "a", "b");
    }

    @Test
    void aTableMayReferToItself() {
        assertThat(LoadOrder.of(List.of("tree"), Map.of("tree", Set.of("tree"))))
                .containsExactly("tree");
    }

    @Test
    void aCircleIsRefusedNamingItsTables() {
        Map<String, Set<String>> circle = Map.of("hen", Set.of("egg"), "egg", Set.of("hen"));

        assertThatThrownBy(() -> LoadOrder.of(List.of("egg", "hen", "nest"), circle))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("egg, hen form");
    }
}
