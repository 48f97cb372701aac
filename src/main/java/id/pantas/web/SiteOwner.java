package id.pantas.web;

import org.jspecify.annotations.Nullable;

/** Whose site this is; one bean, given by the module that keeps the regency. */
public interface SiteOwner {

    /** Official name as in the page header, e.g. "Kabupaten Serang"; null before a regency was chosen. */
    @Nullable
    String name();
}
