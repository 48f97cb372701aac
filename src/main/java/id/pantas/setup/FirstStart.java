package id.pantas.setup;

import id.pantas.identity.NewUser;

/** The first start of a server that serves a real regency: which regency, and who administers it. */
public interface FirstStart {

    /** Whether it is complete; once true, always true. */
    boolean isDone();

    /**
     * Chooses the regency, registers its kecamatan, desa and kelurahan, and admits the first administrator: all or
     * nothing. Of several calls at the same time exactly one succeeds.
     *
     * @param code one of the codes that the server printed into its log at start
     * @param regencyCode area code of the regency or city, e.g. {@code 36.04}
     * @throws WrongCode if the code was never printed; nothing else is looked at then
     * @throws AlreadyDone if somebody was quicker
     * @throws id.pantas.identity.UserRejected if the administrator's account breaks a rule
     * @throws id.pantas.registry.Refusal if there is no such regency
     */
    void finish(String code, String regencyCode, NewUser admin);

    /** The code is not one that this server printed. */
    class WrongCode extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The first start is over. */
    class AlreadyDone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
