package id.pantas.simulator;

/** How a simulated unit publishes; each one shows a rule of the scoring method (3.3 to 3.5) at work. */
public enum UnitBehaviour {
    /** Leader: visits, decisions and some greetings; the others repost it. */
    LEADER,
    /** Reports work on most working days, with numbers and places. */
    HARD_WORKING,
    /** A steady mix of work, information and greetings. */
    BALANCED,
    /** Mostly schedules, requirements and warnings. */
    INFORMATIVE,
    /** Mostly greetings and ceremonies, hardly any work. */
    GREETINGS,
    /** The same greeting again and again with another name in it. */
    TEMPLATE_GREETINGS,
    /** Hardly publishes at all. */
    SILENT,
    /** Reposts the leaders and writes little of its own. */
    REPOSTER,
    /** Takes over other units' texts a day or two later. */
    COPYCAT,
    /** Quiet all week, then ten posts and more on Sunday. */
    SUNDAY_FLOOD,
    /** Publishes the same text on all its platforms. */
    CROSS_POSTER,
    /** Bursts and gaps of a week, deletes and edits much, now and then implausibly many likes. */
    ERRATIC,
    /** Its accounts are suspended, private, deleted or its site fails. */
    BROKEN
}
