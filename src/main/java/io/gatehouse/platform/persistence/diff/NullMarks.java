package io.gatehouse.platform.persistence.diff;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Carries what NullAway proves into the mapping: in a null-marked package, the column of a field that is not {@code @Nullable} is
 * {@code not null}. By default, Hibernate treats every column as nullable.
 */
final class NullMarks {
    private NullMarks() {}

    static void apply(Metadata metadata) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            // Rows of other subclasses in the same table have no value in these columns.
            if (!(entity instanceof SingleTableSubclass)) {
                entity.getProperties().forEach(property -> apply(entity.getMappedClass(), property));
            }
        }
    }

    private static void apply(Class<?> owner, Property property) {
        Optional<Field> field = field(owner, property.getName());
        if (field.isEmpty() || mayBeNull(field.get())) {
            return;
        }
        Value value = property.getValue() instanceof Collection many ? many.getElement() : property.getValue();
        if (value instanceof Component component) {
            component.getProperties().forEach(part -> apply(component.getComponentClass(), part));
        } else {
            value.getSelectables().stream()
                    .filter(Column.class::isInstance)
                    .forEach(column -> ((Column) column).setNullable(false));
        }
    }

    private static boolean mayBeNull(Field field) {
        return !field.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)
                || field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Optional<Field> field(Class<?> owner, String name) {
        return Stream.<Class<?>>iterate(owner, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }
}
