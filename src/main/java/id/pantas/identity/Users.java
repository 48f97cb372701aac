package id.pantas.identity;

import id.pantas.registry.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people who may sign in. Whoever loses a right, gets another unit or another password is signed out everywhere at
 * once.
 */
public interface Users {

    /** Whether nobody has been admitted yet, i.e. the application was never set up. */
    boolean isEmpty();

    Optional<User> find(UserId id);

    /** By username, in any case. */
    Optional<User> findByUsername(String username);

    /** The active PICs of a unit, by username. */
    List<User> picsOf(UnitId unit);

    /** One page of the users a filter lets through. */
    UserPage search(UserFilter filter);

    /**
     * Admits a person.
     *
     * @throws UserRejected if the username is taken or malformed, the password too weak, or role and unit do not fit
     */
    User create(NewUser user);

    /**
     * Admits the very first person. Of several calls at the same time exactly one succeeds.
     *
     * @throws IllegalStateException if somebody has been admitted already
     * @throws UserRejected as {@link #create}
     */
    User createFirst(NewUser user);

    /**
     * Changes the name shown, the roles and the unit.
     *
     * @throws UserRejected if role and unit do not fit, or this was the last active administrator
     */
    User change(UserId id, String displayName, Set<Role> roles, @Nullable UnitId unit);

    /**
     * Assigns the unit a PIC acts for.
     *
     * @throws UserRejected if this person is no PIC
     */
    User assign(UserId id, UnitId unit);

    /**
     * Sets a password.
     *
     * @param mustChange true if the owner did not choose it
     * @throws UserRejected if it is too weak
     */
    void setPassword(UserId id, String password, boolean mustChange);

    /**
     * Replaces the owner's password with one of their own choice; other sessions of this person end.
     *
     * @throws UserRejected if {@code current} is wrong, or the new one is too weak or the same
     */
    void changeOwnPassword(UserId id, String current, String replacement);

    /** A password nobody can guess and everybody can read out, for handing to a person once. */
    String randomPassword();

    /** Sets a random password that must be changed at the next sign-in, and hands it out this once. */
    String resetPassword(UserId id);

    /**
     * Stops a person from signing in and ends their sessions.
     *
     * @throws UserRejected if this was the last active administrator
     */
    void deactivate(UserId id);

    /** Lets a person sign in again. */
    void activate(UserId id);
}
