package id.pantas.scoring;

/** The seven components of the score (SKK) in the order in which they are published; scoring method 3.3. */
public enum Component {
    /** Kecepatan: how soon citizens get a substantive first reply. */
    SPEED,
    /** Tuntas: complaints finished with proof. */
    COMPLETION,
    /** Patroli: the leader's account watched at the agreed hours. */
    PATROL,
    /** Repost: obligatory posts of the leader repeated. */
    REPOST,
    /** Konten kinerja: the value of what was published, after all limits. */
    WORK_CONTENT,
    /** Konsistensi: days with content of value. */
    CONSISTENCY,
    /** Gaung: reactions compared with the account's own past. */
    RESONANCE
}
