package io.gatehouse.platform.persistence.embedded;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A process to be killed: owns a folder, writes rows for ever and prints each number once its row is committed. */
final class WritingServer {
    private WritingServer() {}

    public static void main(String[] arguments) throws SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        EmbeddedPostgres postgres = EmbeddedPostgres.serve(DataFolder.at(Path.of(arguments[0])), new SecureRandom());
        Sql.run(postgres, "CREATE TABLE IF NOT EXISTS written (n bigint PRIMARY KEY)");
        try (Connection connection = Sql.connect(postgres);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
            long n = Long.parseLong(Sql.ask(connection, "SELECT coalesce(max(n), 0) FROM written"));
            while (true) {
                n++;
                insert.setLong(1, n);
                insert.executeUpdate();
                out.println(n);
            }
        }
    }
}
