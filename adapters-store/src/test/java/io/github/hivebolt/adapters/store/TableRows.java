package io.github.hivebolt.adapters.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rows of all tables at one moment, in a form in which both databases' rows and those of two schema versions can be
 * compared.
 *
 * @param tables rows by table; each row is its values by column, as text
 */
record TableRows(Map<String, List<Map<String, String>>> tables) {
    private static final String HISTORY = "flyway_schema_history";

    static TableRows of(Connection connection) throws SQLException {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        for (String table : tableNames(connection)) {
            tables.put(table, rows(connection, table));
        }
        return new TableRows(tables);
    }

    private static List<String> tableNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet tables = data.getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!name.equals(HISTORY)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<Map<String, String>> rows(Connection connection, String table) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), text(result, i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(ResultSet result, int column) throws SQLException {
        String type = result.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        if (type.startsWith("timestamp")) {
            OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
            Instant instant = time == null ? Instant.MIN : time.toInstant();
            return time == null ? "null" : instant.toString();
        }
        return String.valueOf(result.getObject(column));
    }

    /** Rows that had these values before and are gone, or have lost a value, now; empty if everything is still there. */
    List<String> missingFrom(TableRows now) {
        List<String> missing = new ArrayList<>();
        tables.forEach((table, rows) -> {
            List<Map<String, String>> left = new ArrayList<>(now.tables.getOrDefault(table, List.of()));
            for (Map<String, String> row : rows) {
                boolean found = left.stream()
                        .filter(other -> other.entrySet().containsAll(row.entrySet()))
                        .findFirst()
                        .map(left::remove)
                        .orElse(false);
                if (!found) {
                    missing.add(table + ": " + row);
                }
            }
        });
        return missing;
    }

    /** Tables without a row. */
    List<String> empty() {
        return tables.entrySet().stream()
                .filter(table -> table.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    int count(String table) {
        return tables.getOrDefault(table, List.of()).size();
    }
}
