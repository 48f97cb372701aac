package id.pantas.outgoing.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator tunes about outgoing requests.
 *
 * @param allowLoopback whether addresses of this machine may be asked, for the demo and tests only
 */
@ConfigurationProperties("pantas.outgoing")
record OutgoingProperties(@DefaultValue("false") boolean allowLoopback) {}
