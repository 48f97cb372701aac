package id.pantas.registry;

import java.util.List;

/** The handle resembles others, and nobody has confirmed yet that it is right all the same. */
public class LookAlikesUnconfirmed extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<LookAlike> lookAlikes;

    public LookAlikesUnconfirmed(List<LookAlike> lookAlikes) {
        super("handle", "lookAlike", lookAlikes.get(0).account().handle());
        this.lookAlikes = List.copyOf(lookAlikes);
    }

    /** What it resembles, at least one. */
    public List<LookAlike> lookAlikes() {
        return lookAlikes;
    }
}
