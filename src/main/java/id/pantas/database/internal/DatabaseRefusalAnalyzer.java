package id.pantas.database.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says what keeps the application from its PostgreSQL and what to do. Recognised by SQL state (PostgreSQL manual, appendix
 * A); other database errors keep their stack trace.
 */
class DatabaseRefusalAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private final String address;

    DatabaseRefusalAnalyzer(Environment environment) {
        this.address = DatabaseAddress.shown(environment.getProperty("spring.datasource.url", ""));
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String where = address.isEmpty() ? "PostgreSQL bawaan" : "PostgreSQL pada " + address;
        return switch (state) {
            case "28P01", "28000" ->
                analysis(
                        where + " menolak nama pengguna atau kata sandi.",
                        "Periksa SPRING_DATASOURCE_USERNAME dan SPRING_DATASOURCE_PASSWORD.",
                        cause);
            case "3D000" ->
                analysis(
                        "Basis data pada " + address + " belum ada.",
                        "Buat dahulu (create database …), atau perbaiki namanya di SPRING_DATASOURCE_URL.",
                        cause);
            case "42501" ->
                analysis(
                        "Pengguna basis data pada " + address + " kurang hak (" + cause.getMessage() + ").",
                        "Jadikan ia pemilik basis data, atau beri hak membuat skema (grant create on database …).",
                        cause);
            case "53300" ->
                analysis(
                        where + " sudah penuh sambungan.",
                        "Naikkan max_connections, atau kurangi spring.datasource.hikari.maximum-pool-size.",
                        cause);
            case "57P03" ->
                analysis(where + " sedang dinyalakan atau dimatikan.", "Coba lagi sebentar kemudian.", cause);
            default ->
                state.startsWith("08")
                        ? analysis(
                                where + " tidak dapat dihubungi.",
                                "Periksa apakah PostgreSQL menyala serta nama server dan port di SPRING_DATASOURCE_URL.",
                                cause)
                        : null;
        };
    }

    private static FailureAnalysis analysis(String description, String action, SQLException cause) {
        return new FailureAnalysis(description, action, cause);
    }
}
