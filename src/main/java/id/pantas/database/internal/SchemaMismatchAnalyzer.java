package id.pantas.database.internal;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells that a database was written by another edition of the application. */
class SchemaMismatchAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayValidateException cause) {
        return new FailureAnalysis(
                "Susunan tabel di basis data tidak cocok dengan PANTAS ini (" + cause.getMessage() + ").",
                "Jalankan versi PANTAS yang menulis basis data ini, atau pulihkan cadangannya. Untuk peragaan cukup pilih"
                        + " folder baru dengan pantas.database.folder. Data yang ada tidak diubah.",
                cause);
    }
}
