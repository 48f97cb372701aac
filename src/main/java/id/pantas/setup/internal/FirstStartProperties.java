package id.pantas.setup.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first start.
 *
 * @param assistant whether an installation that is not set up leads every page to the assistant
 * @param acceptDemoDatabase whether a production start may take a demo database over: the demo's passwords are replaced
 *     by random ones, its invented units and posts stay
 */
@ConfigurationProperties("pantas.setup")
record FirstStartProperties(
        @DefaultValue("true") boolean assistant,
        @DefaultValue("false") boolean acceptDemoDatabase) {}
