package id.pantas.identity;

import id.pantas.registry.UnitId;

/**
 * The unit a PIC acts for in this request. A handler that declares it as a parameter gets it from the session, never
 * from the request; anonymous readers are sent to the sign-in page, everybody who is no PIC gets 403.
 */
public record ActingUnit(UnitId unit, UserId user, String username, String displayName) {}
