package id.pantas.identity.internal;

import jakarta.servlet.DispatcherType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultSerializer;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Sessions in the database: they survive a restart and every instance knows them. Sessions of people who have not
 * signed in are short; signing in lengthens them.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "foundation.spring_session", maxInactiveIntervalInSeconds = 30 * 60)
class SessionConfiguration {

    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("PANTAS");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax"); // Secure follows the request: set behind TLS, not on a newcomer's loopback
        return cookie;
    }

    /** Also for error pages, which otherwise would not know who is signed in. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    /** Two requests of one session may store the same attribute at the same moment. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentAttributes() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    GenericConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter(new DefaultSerializer()));
        conversion.addConverter(byte[].class, Object.class, new GuardedReading());
        return conversion;
    }

    /**
     * Reads attributes back. Only classes that belong in a session are let in; what cannot be read (forged, or written
     * by another version) counts as absent, so its owner signs in again instead of meeting an error.
     */
    static class GuardedReading implements Converter<byte[], @Nullable Object> {

        private static final Logger LOG = LoggerFactory.getLogger(GuardedReading.class);
        private static final ObjectInputFilter ALLOWED =
                ObjectInputFilter.Config.createFilter("maxdepth=20;maxrefs=20000;maxbytes=1000000;maxarray=100000;"
                        + "java.lang.*;java.util.**;java.time.**;java.math.*;"
                        + "org.springframework.security.core.**;org.springframework.security.authentication.**;"
                        + "org.springframework.security.web.**;org.springframework.web.servlet.FlashMap;"
                        + "org.springframework.util.*;id.pantas.**;!*");

        @Override
        @SuppressWarnings("NullAway") // the type argument allows null, which NullAway does not read yet
        public @Nullable Object convert(byte[] source) {
            try (InputStream bytes = new ByteArrayInputStream(source);
                    ObjectInputStream objects =
                            new ConfigurableObjectInputStream(bytes, getClass().getClassLoader())) {
                objects.setObjectInputFilter(ALLOWED);
                return objects.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                LOG.warn("A session attribute cannot be read and is treated as absent: {}", e.toString());
                return null;
            }
        }
    }
}
