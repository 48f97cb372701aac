package id.pantas.testing;

import id.pantas.registry.Platform;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a test class what it proves of a platform's adapter. {@code docs/platforms.md} is written from these; after a
 * change write it anew with {@code -Dtest=PlatformPageTests -Dpantas.docs=write}.
 */
@Documented
@Repeatable(Proves.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Proves {

    Platform platform();

    Feature[] feature();

    By by();

    /** What an adapter does, in the order of the page. */
    enum Feature {
        CONNECTING("credential entered, checked, renewed"),
        FINDING("finds the account, and says when it is gone, private, suspended or renamed"),
        RENAMES("notices that a known account got another handle, by its lasting identifier"),
        POSTS("reads posts with text, time, form and link"),
        PAGES("follows pages and goes on where the last run ended"),
        COUNTS("reads counts; not shown is not 0"),
        REFRESHING("reads the counts of known posts again"),
        REPOSTS("tells reposts from own posts"),
        EDITS("follows edited posts"),
        DELETIONS("notices deleted posts"),
        COMMENTS("reads citizens' comments on leaders' accounts"),
        KEPT("reads kept answers again after a mapping was mended"),
        REFUSALS("understands every documented refusal"),
        BROKEN_ANSWERS("survives cut, wrong and mixed-up answers"),
        HOSTILE_SERVER("survives endless, slow, packed and lying answers"),
        BUDGET("counts what a visit costs");

        private final String meaning;

        Feature(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }

    /** Against what it was tried. */
    enum By {
        /** Answers in the documented or observed shapes, kept under {@code src/test/resources/recorded}. */
        FIXTURE("recorded answers"),
        /** The simulated regency, which keeps the platforms' rules and whose truth is known. */
        SIMULATOR("simulator"),
        /** A small server on loopback that does one wrong thing. */
        STUB("misbehaving server"),
        /** The platform itself, or for websites the real server programs. */
        LIVE("the real platform");

        private final String title;

        By(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Several at once. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Proves[] value();
    }
}
