package id.pantas.outgoing.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator tunes about outgoing requests.
 *
 * @param allowLoopback whether addresses of this machine may be asked, for the demo and tests only
 * @param ports that may be asked; empty for any
 * @param proxy through which all requests go, {@code http://host:port}; none unless set, whatever the environment says. It
 *     has to close the inner network itself, since it looks names up again
 */
@Validated
@ConfigurationProperties("pantas.outgoing")
record OutgoingProperties(
        @DefaultValue("false") boolean allowLoopback,

        @DefaultValue({"80", "443", "8080", "8443"}) @NotNull
        Set<@Min(1) @Max(65535) Integer> ports,

        @Nullable URI proxy) {}
