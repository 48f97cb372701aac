package id.pantas.credential;

import jakarta.servlet.http.HttpServletRequest;

/** How this site is reached from outside; platforms send people back there, to an address registered with them. */
public interface PublicAddress {

    /** With scheme and host, without a slash at the end: as set, else as this request calls it. */
    String of(HttpServletRequest request);
}
