package id.pantas.database.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The embedded PostgreSQL of a default run.
 *
 * @param embedded whether to start it; set by {@link DefaultRun} when no {@code spring.datasource.url} is given
 * @param folder where it keeps its data between runs
 * @param port its port on loopback; 0 takes a free one
 * @param minimumFree free disk space below which it is not started, so that a full disk is told before it hurts
 */
@Validated
@ConfigurationProperties("pantas.database")
record DatabaseProperties(
        @DefaultValue("false") boolean embedded,
        @DefaultValue("data/postgres") Path folder,
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @DefaultValue("300MB") DataSize minimumFree) {}
