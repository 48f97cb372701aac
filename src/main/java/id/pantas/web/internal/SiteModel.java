package id.pantas.web.internal;

import id.pantas.web.MenuBadge;
import id.pantas.web.MenuEntry;
import id.pantas.web.SiteOwner;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout needs on every page: the menu of this reader, whose site it is, and whether it is a demo. */
@ControllerAdvice
class SiteModel {

    private final List<MenuEntry> entries;
    private final List<MenuBadge> badges;
    private final ObjectProvider<SiteOwner> owner;
    private final boolean demo;

    SiteModel(
            ObjectProvider<MenuEntry> entries,
            ObjectProvider<MenuBadge> badges,
            ObjectProvider<SiteOwner> owner,
            @Value("${pantas.demo:false}") boolean demo) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
        this.badges = badges.stream().toList();
        this.owner = owner;
        this.demo = demo;
    }

    @ModelAttribute("site")
    Site site(HttpServletRequest request) {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        List<MenuItem> menu = entries.stream()
                .filter(entry -> mayOpen(reader, entry))
                .map(entry -> MenuItem.of(entry, path, badge(entry)))
                .toList();
        SiteOwner known = owner.getIfAvailable();
        return new Site(known == null ? null : known.name(), demo, path, menu);
    }

    private @Nullable Badge badge(MenuEntry entry) {
        return badges.stream()
                .filter(each -> each.path().equals(entry.path()))
                .map(each -> new Badge(each.label(), each.count()))
                .filter(each -> each.count() > 0)
                .findFirst()
                .orElse(null);
    }

    private static boolean mayOpen(@Nullable Authentication reader, MenuEntry entry) {
        return entry.roles().isEmpty()
                || (reader != null
                        && reader.getAuthorities().stream()
                                .anyMatch(right -> entry.roles().stream()
                                        .anyMatch(role -> ("ROLE_" + role).equals(right.getAuthority()))));
    }

    /**
     * @param regency official name of the regency, null before one was chosen
     * @param demo whether invented data is shown, which every page then says
     */
    record Site(@Nullable String regency, boolean demo, String path, List<MenuItem> menu) {

        public List<MenuItem> mainMenu() {
            return menu.stream().filter(item -> item.order() < 500).toList();
        }

        public List<MenuItem> administration() {
            return menu.stream().filter(item -> item.order() >= 500).toList();
        }
    }

    record Badge(String label, int count) {}

    /** @param badge null if nothing waits there */
    record MenuItem(
            String path,
            String label,
            String icon,
            int order,
            boolean current,
            @Nullable Badge badge) {

        static MenuItem of(MenuEntry entry, String here, @Nullable Badge badge) {
            boolean current = entry.path().equals("/")
                    ? here.equals("/")
                    : here.equals(entry.path()) || here.startsWith(entry.path() + "/");
            return new MenuItem(entry.path(), entry.label(), entry.icon(), entry.order(), current, badge);
        }
    }
}
