package id.pantas.collection.internal;

/** The account's lock expired and somebody else took it; nothing more of this run may be stored. */
class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(Claim claim) {
        super("run " + claim.run() + " lost the lock of account " + claim.account());
    }
}
