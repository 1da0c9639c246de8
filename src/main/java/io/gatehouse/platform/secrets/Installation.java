package io.gatehouse.platform.secrets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The single row that makes a database an installation: its incarnation, its epoch and its sealed root secret. */
@Entity
@Table(name = "installation")
class Installation {
    static final short ONLY = 1;

    @Id
    private short id;

    private UUID incarnation;

    private long epoch;

    private byte[] rootSecret;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Installation() {}

    Installation(UUID incarnation, byte[] rootSecret, Instant createdAt) {
        this.id = ONLY;
        this.incarnation = incarnation;
        this.rootSecret = rootSecret.clone();
        this.createdAt = createdAt;
    }

    byte[] rootSecret() {
        return rootSecret.clone();
    }

    UUID incarnation() {
        return incarnation;
    }

    long epoch() {
        return epoch;
    }

    Instant createdAt() {
        return createdAt;
    }
}
