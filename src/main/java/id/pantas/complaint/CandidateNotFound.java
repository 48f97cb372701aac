package id.pantas.complaint;

/** There is no such candidate. */
public class CandidateNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CandidateNotFound(long commentId) {
        super("no candidate for comment " + commentId);
    }
}
