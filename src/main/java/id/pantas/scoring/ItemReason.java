package id.pantas.scoring;

/** Why a post or day counts as much as it does; the codes stand in the database and in exports. */
public enum ItemReason {
    /** The content counts with the value of its class. */
    COUNTED,
    /** A greeting that counts, as one of the few that do. */
    UCAPAN_COUNTED,
    /** A copy of another unit's post that counts, as one of the few that do. */
    COPY_COUNTED,
    /** The same content on a further own platform: the supplement for publishing it there too. */
    CROSS_POST,
    /** A further platform beyond the highest supplement of one content. */
    CROSS_POST_LIMIT,
    /** The same content on a further platform, where the content itself gets no supplement (greetings, copies). */
    CROSS_POST_WITHOUT_VALUE,
    /** Same text or picture again on the same platform. */
    REPEAT,
    /** Another post about an event that is counted already. */
    SAME_EVENT,
    /** The content was first published, and counted, in an earlier period. */
    EARLIER_PERIOD,
    /** Greetings beyond the number that counts in a period. */
    UCAPAN_LIMIT,
    /** Copies of other units' posts beyond the number that counts in a period. */
    COPY_LIMIT,
    /** More contents on one day than count. */
    DAY_LIMIT,
    /** More contents within 60 minutes than count. */
    HOUR_LIMIT,
    /** A repost; it belongs to the component Repost. */
    REPOST,
    /** No longer on its platform. */
    GONE,
    /** Content of a class without value (quotes, slogans, daily hello). */
    NO_VALUE,
    /** Not classified yet. */
    UNLABELLED,
    /** A day that is active because of this content. */
    ACTIVE_DAY,
    /** The middle of the unit's reactions, or one of the two that are. */
    MIDDLE,
    /** Reactions of a counted content that are not the middle. */
    NOT_MIDDLE,
    /** Neutral value: too few counted contents whose reactions can be compared. */
    NEUTRAL,
    /** A citizen got a substantive answer; worth by the business hours it took. */
    ANSWERED,
    /** A citizen got none within the limit. */
    NOT_ANSWERED,
    /** The league's mean, mixed in so that few cases do not decide alone. */
    LEAGUE_MEAN,
    /** A complaint closed within its limit with verified proof. */
    SOLVED_IN_TIME,
    /** Closed with verified proof within twice its limit. */
    SOLVED_LATE,
    /** Closed with verified proof later than that. */
    SOLVED_VERY_LATE,
    /** Planned for a public date, with a reference the verifier accepted. */
    SCHEDULED,
    /** In process, with a recent public update. */
    UPDATED,
    /** Reopened with a valid reason. */
    REOPENED,
    /** Closed without a solution for an accepted reason; does not count. */
    CLOSED_UNSOLVED,
    /** The same, beyond the share of closings that may be so. */
    UNSOLVED_TOO_OFTEN,
    /** Handed over in time to the unit that accepted it; does not count here. */
    HANDED_OVER,
    /** Neither solved nor worked on in sight, or the proof was rejected. */
    NOT_SOLVED,
    /** A patrol that was done. */
    PATROLLED,
    /** A patrol that was not done, or is still to come. */
    NOT_PATROLLED,
    /** An obligatory post repeated within 24 hours. */
    REPOSTED_IN_A_DAY,
    /** Within 72 hours. */
    REPOSTED_IN_THREE_DAYS,
    /** Later in the period. */
    REPOSTED_LATER,
    /** Not repeated. */
    NOT_REPOSTED,
    /** A post of another official unit that was repeated. */
    PEER_REPOSTED,
    /** A further one, beyond the number of peers that count. */
    PEER_LIMIT
}
