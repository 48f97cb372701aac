package id.pantas.simulator;

/** The two namings of X's documents of July and August 2026. */
enum XNaming {
    TWEET("tweet.fields", "edit_history_tweet_ids", "referenced_tweets", "note_tweet", "retweet_count", "tweets"),
    POST("post.fields", "edit_history_post_ids", "referenced_posts", "note_post", "repost_count", "posts");

    private final String parameter;
    private final String editHistory;
    private final String referenced;
    private final String note;
    private final String reposts;
    private final String included;

    XNaming(String parameter, String editHistory, String referenced, String note, String reposts, String included) {
        this.parameter = parameter;
        this.editHistory = editHistory;
        this.referenced = referenced;
        this.note = note;
        this.reposts = reposts;
        this.included = included;
    }

    String parameter() {
        return parameter;
    }

    String editHistory() {
        return editHistory;
    }

    String referenced() {
        return referenced;
    }

    String note() {
        return note;
    }

    String reposts() {
        return reposts;
    }

    String included() {
        return included;
    }
}
