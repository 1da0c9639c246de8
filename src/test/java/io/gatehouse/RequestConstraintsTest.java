package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gatehouse.platform.http.Wire;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the records of requests say of what clients send. */
class RequestConstraintsTest {
    /** A client can leave out anything: a component that is neither optional nor required would be null where nobody expects it. */
    @Test
    void aComponentIsRequiredOrMayBeNull() {
        List<String> neither = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.gatehouse").stream()
                        .filter(type -> type.isRecord() && type.isAnnotatedWith(Wire.class))
                        .filter(type -> type.getName().matches(".*Request(\\$.*)?"))
                        .flatMap(type -> Arrays.stream(type.reflect().getRecordComponents()))
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .filter(component -> !component.getAccessor().isAnnotationPresent(NotNull.class))
                        .map(component -> component.getDeclaringRecord().getName() + "." + component.getName())
                        .toList();

        assertThat(neither)
                .as("Put @NotNull on what a client must send, and @Nullable on what it may leave out")
                .isEmpty();
    }
}
