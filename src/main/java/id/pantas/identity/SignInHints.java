package id.pantas.identity;

import java.util.List;

/** Sign-ins that the sign-in page offers to everybody; only a demo contributes this bean. */
public interface SignInHints {

    /** In the order they are shown. */
    List<Hint> hints();

    /**
     * @param description who this is, in Indonesian
     * @param password in clear: this is no secret
     */
    record Hint(String username, String password, String description) {}
}
