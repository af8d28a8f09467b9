package dev.redstart.app.server.events;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The table {@code event}; {@code db/migration} has its columns. */
@Singleton
final class EventTable {
    private static final String INSERT =
            "INSERT INTO event (id, type, user_id, item_id, value, happened_at, received_at, recommendation_id)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";

    private final DataSource database;

    EventTable(DataSource database) {
        this.database = database;
    }

    /** Stores the events of several requests in one transaction; how many of each request were new. */
    int[] insert(List<List<Event>> requests) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int[] stored = insert(connection, requests);
                connection.commit();
                return stored;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    /** SQLite rolls back by itself when the disk is full, and then refuses to do it again; the first failure is the one to tell. */
    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static int[] insert(Connection connection, List<List<Event>> requests) throws SQLException {
        int[] stored = new int[requests.size()];
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(7, Instant.now().toEpochMilli());
            for (int at = 0; at < stored.length; at++) {
                for (Event event : requests.get(at)) {
                    stored[at] += insert(insert, event);
                }
            }
        }
        return stored;
    }

    /** 1 if the event was new, else 0. */
    private static int insert(PreparedStatement insert, Event event) throws SQLException {
        insert.setString(1, event.id());
        insert.setString(2, event.type().word());
        insert.setString(3, event.user());
        insert.setString(4, event.item());
        insert.setObject(5, event.value(), Types.DOUBLE);
        insert.setLong(6, event.time().toEpochMilli());
        insert.setString(8, event.recommendationId());
        return insert.executeUpdate();
    }

    /** Fails unless something can be written now, and lasts. */
    void checkWritable() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE heartbeat SET beat_at = " + Instant.now().toEpochMilli());
        }
    }
}
