package io.gatehouse.orders;

import io.gatehouse.kernel.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What a user ordered. It outlives the user: once the user is deleted, {@code userId} is null. */
@Entity
@Table(name = "orders")
@DynamicUpdate
class Order {
    @Id
    private UUID id;

    private @Nullable UUID userId;
    private String status;
    private String currency;
    private long totalMinor;

    @ElementCollection
    @CollectionTable(name = "order_items", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderItem> items;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Order() {}

    Order(UUID id, UserId user, String currency, List<OrderItem> items, Instant now) {
        this.id = id;
        this.userId = user.value();
        this.status = OrderStatus.PLACED.value();
        this.currency = currency;
        this.totalMinor = items.stream().mapToLong(OrderItem::priceMinor).sum();
        this.items = new ArrayList<>(items);
        this.createdAt = now;
        this.updatedAt = now;
    }

    void become(OrderStatus next, Instant now) {
        status = next.value();
        updatedAt = now;
    }

    boolean isOf(UserId user) {
        return user.value().equals(userId);
    }

    UUID id() {
        return id;
    }

    /** Empty once the user is deleted. */
    Optional<UserId> user() {
        return Optional.ofNullable(userId).map(UserId::new);
    }

    OrderStatus status() {
        return OrderStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    String currency() {
        return currency;
    }

    long totalMinor() {
        return totalMinor;
    }

    List<OrderItem> items() {
        return List.copyOf(items);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
