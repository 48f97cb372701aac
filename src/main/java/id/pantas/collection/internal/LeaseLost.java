package id.pantas.collection.internal;

import id.pantas.registry.AccountId;

/** The account's lock expired and somebody else took it; nothing more of this run may be stored. */
class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(Claim claim) {
        this(claim.account(), claim.run());
    }

    LeaseLost(AccountId account, long run) {
        super("run " + run + " lost the lock of account " + account);
    }
}
