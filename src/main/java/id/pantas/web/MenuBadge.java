package id.pantas.web;

/** A number beside a menu entry, of what waits behind it; modules contribute theirs as beans. */
public interface MenuBadge {

    /** The {@link MenuEntry#path()} it stands at. */
    String path();

    /** Message key of what is counted, for screen readers; takes the number. */
    String label();

    /** Asked with every page of a reader who sees the entry, so it must cost next to nothing; 0 shows none. */
    int count();
}
