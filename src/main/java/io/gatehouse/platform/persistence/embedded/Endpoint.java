package io.gatehouse.platform.persistence.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where PostgreSQL listens, and how the launcher itself logs in there. */
record Endpoint(int port) {
    String url(String database) {
        // It has no certificate: asking for one costs a round trip in each connection.
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    Connection connect(Login login, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.role());
        properties.setProperty("password", login.password());
        // A process that took over the port of a dead server could otherwise simply ask for the password.
        properties.setProperty("requireAuth", "scram-sha-256");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "gatehouse-launcher");
        return DriverManager.getConnection(url(database), properties);
    }
}
