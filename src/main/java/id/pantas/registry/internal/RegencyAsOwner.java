package id.pantas.registry.internal;

import id.pantas.registry.Areas;
import id.pantas.registry.Regency;
import id.pantas.web.SiteOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The site belongs to the regency that was chosen at the first start. */
@Component
class RegencyAsOwner implements SiteOwner {

    private final Areas areas;

    RegencyAsOwner(Areas areas) {
        this.areas = areas;
    }

    @Override
    public @Nullable String name() {
        return areas.regency().map(Regency::name).orElse(null);
    }
}
