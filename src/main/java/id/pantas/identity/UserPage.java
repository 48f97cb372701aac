package id.pantas.identity;

import java.util.List;

/**
 * One page of users.
 *
 * @param total how many the filter lets through on all pages
 */
public record UserPage(List<User> users, long total) {

    public UserPage {
        users = List.copyOf(users);
    }
}
