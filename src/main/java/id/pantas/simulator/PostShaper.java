package id.pantas.simulator;

import id.pantas.simulator.Captions.Caption;
import id.pantas.simulator.Captions.Scene;
import id.pantas.simulator.SimulatedPost.Form;
import id.pantas.simulator.SimulatedPost.Reach;
import id.pantas.simulator.SimulatedUnit.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a finished post of a caption: ids, form, length, edits, deletion and reach. */
final class PostShaper {

    private static final List<String> REPLIES = List.of(
            "Terima kasih laporannya. Regu kami sudah ke lokasi dan pekerjaan dijadwalkan selesai lusa.",
            "Mohon maaf atas ketidaknyamanannya. Silakan kirim nomor berkas lewat pesan langsung, kami periksa hari ini.",
            "Persyaratan lengkap ada di tautan profil. Bila datang hari ini, loket 3 melayani sampai pukul 15.00.",
            "Sudah kami teruskan ke desa setempat. Perkembangannya kami kabari di utas ini paling lambat besok.");

    /**
     * What is to be published.
     *
     * @param repostOf id of the original, null if it is the account's own post
     * @param repostFrom handle of the original's account, null if it is the account's own post
     * @param verbatim whether the words stay as they are
     */
    record Draft(
            Instant at,
            Caption caption,
            Scene scene,
            @Nullable String repostOf,
            @Nullable String repostFrom,
            boolean verbatim) {}

    private final long seed;
    private final Captions captions;

    PostShaper(long seed, Captions captions) {
        this.seed = seed;
        this.captions = captions;
    }

    SimulatedPost shape(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        return switch (account.platform()) {
            case X -> onX(draft, at, account, unit, day, index);
            case YOUTUBE -> onYouTube(draft, at, account, unit, day, index);
            case WEBSITE -> onWebsite(draft, at, account, unit, day, index);
            case TIKTOK -> onTikTok(draft, at, account, unit, day, index);
            case INSTAGRAM, FACEBOOK, THREADS -> onMeta(draft, at, account, unit, day, index);
        };
    }

    private SimulatedPost onX(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        Chance chance = Chance.of(seed, 1, account.number(), day.toEpochDay(), index);
        String id = PostIds.x(at, account.number(), index);
        Caption caption = draft.caption();
        if (draft.repostOf() != null) {
            return new SimulatedPost(
                    account.key(),
                    id,
                    at,
                    Form.TEXT,
                    null,
                    caption.text(),
                    caption.contentClass(),
                    draft.repostOf(),
                    null,
                    null,
                    null,
                    chance.percent(1) ? at.plusSeconds(chance.between(600, 90_000)) : null,
                    null,
                    Reach.NONE);
        }
        boolean answers = !draft.verbatim() && chance.percent(answerPercent(unit.behaviour()));
        String replyTo = answers ? PostIds.x(at.minusSeconds(chance.between(1_800, 40_000)), 65_535, index) : null;
        String body = caption.text();
        if (answers) {
            body = "@warga_" + chance.between(100, 999) + " " + chance.oneOf(REPLIES);
        } else if (!draft.verbatim() && caption.contentClass().equals("kinerja") && chance.percent(11)) {
            body = captions.longer(caption, draft.scene(), chance);
        }
        if (!answers && !draft.verbatim() && chance.percent(45)) {
            body += " #" + unit.shortName().replaceAll("[^A-Za-z0-9]", "") + (chance.percent(40) ? " #NusaJaya" : "");
        }
        Form form = answers ? Form.TEXT : DemoWorld.formOn(SimulatedPlatform.X, chance);
        Instant edited = null;
        if (chance.percent(unit.behaviour() == UnitBehaviour.ERRATIC ? 12 : 2)) {
            Instant when = at.plusSeconds(chance.between(120, 1_700));
            edited = Timeline.today(when).equals(day) ? when : null;
        }
        return new SimulatedPost(
                account.key(),
                id,
                at,
                form,
                null,
                body,
                answers ? "lainnya" : caption.contentClass(),
                null,
                replyTo,
                edited,
                edited == null ? null : PostIds.x(edited, account.number(), index),
                deletion(at, unit.behaviour(), chance),
                null,
                reach(unit, account.platform(), caption.contentClass(), chance));
    }

    private SimulatedPost onYouTube(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        Chance chance = Chance.of(seed, 2, account.number(), day.toEpochDay(), index);
        String text = draft.caption().text();
        boolean premiere = !draft.verbatim() && chance.percent(5);
        return new SimulatedPost(
                account.key(),
                PostIds.youTube(account.number(), day.toEpochDay(), index),
                at,
                DemoWorld.formOn(SimulatedPlatform.YOUTUBE, chance),
                Captions.headline(text, 90),
                draft.verbatim() ? text : text + "\n\nKanal resmi " + account.displayName() + ".",
                draft.caption().contentClass(),
                null,
                null,
                null,
                null,
                deletion(at, unit.behaviour(), chance),
                premiere ? at.plusSeconds(chance.between(20, 48) * 3_600L) : null,
                reach(unit, account.platform(), draft.caption().contentClass(), chance));
    }

    private SimulatedPost onWebsite(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        Chance chance = Chance.of(seed, 3, account.number(), day.toEpochDay(), index);
        Caption caption = draft.caption();
        boolean plain = draft.verbatim() || caption.contentClass().equals("seremonial");
        boolean edits = chance.percent(unit.behaviour() == UnitBehaviour.ERRATIC ? 15 : 4);
        return new SimulatedPost(
                account.key(),
                Long.toString(PostIds.article(day.toEpochDay(), index)),
                at,
                Form.ARTICLE,
                Captions.headline(caption.text(), 110),
                plain ? caption.text() : captions.article(caption, draft.scene(), chance),
                caption.contentClass(),
                null,
                null,
                edits ? at.plusSeconds(chance.between(3_600, 250_000)) : null,
                null,
                deletion(at, unit.behaviour(), chance),
                null,
                Reach.NONE);
    }

    private SimulatedPost onTikTok(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        Chance chance = Chance.of(seed, 4, account.number(), day.toEpochDay(), index);
        Caption caption = draft.caption();
        return new SimulatedPost(
                account.key(),
                PostIds.tikTok(at, account.number(), index),
                at,
                Form.SHORT_VIDEO,
                null,
                draft.verbatim() ? caption.text() : caption.text() + " #NusaJaya #fyp",
                caption.contentClass(),
                null,
                null,
                null,
                null,
                deletion(at, unit.behaviour(), chance),
                null,
                reach(unit, account.platform(), caption.contentClass(), chance));
    }

    private SimulatedPost onMeta(
            Draft draft, Instant at, SimulatedAccount account, SimulatedUnit unit, LocalDate day, int index) {
        Chance chance = Chance.of(seed, 4, account.number(), day.toEpochDay(), index);
        boolean repost = draft.repostOf() != null;
        // Only Threads repeats nothing but the pointer; elsewhere a repost is a post with attention of its own.
        boolean pointer = repost && account.platform() == SimulatedPlatform.THREADS;
        String body = draft.caption().text();
        if (repost && account.platform() == SimulatedPlatform.INSTAGRAM) {
            body = "Repost @" + draft.repostFrom() + " – " + body;
        } else if (repost && account.platform() == SimulatedPlatform.FACEBOOK) {
            body = chance.percent(40) ? "" : "Mari dukung bersama.";
        }
        return new SimulatedPost(
                account.key(),
                MetaIds.post(account, day.toEpochDay(), index),
                at,
                pointer ? Form.TEXT : DemoWorld.formOn(account.platform(), chance),
                null,
                pointer ? "" : body,
                draft.caption().contentClass(),
                draft.repostOf(),
                null,
                null,
                null,
                deletion(at, unit.behaviour(), chance),
                null,
                pointer
                        ? Reach.NONE
                        : reach(unit, account.platform(), draft.caption().contentClass(), chance));
    }

    private static @Nullable Instant deletion(Instant at, UnitBehaviour behaviour, Chance chance) {
        boolean deletes = chance.percent(behaviour == UnitBehaviour.ERRATIC ? 12 : 1);
        Duration after = Duration.ofMinutes(chance.between(150, 9_000));
        return deletes ? at.plus(after) : null;
    }

    private static int answerPercent(UnitBehaviour behaviour) {
        return switch (behaviour) {
            case HARD_WORKING, INFORMATIVE -> 9;
            case LEADER, BALANCED -> 5;
            default -> 0;
        };
    }

    static Reach reach(SimulatedUnit unit, SimulatedPlatform platform, String contentClass, Chance chance) {
        double size = switch (unit.kind()) {
            case PIMPINAN -> 14;
            case OPD -> 1.6;
            case KECAMATAN -> 0.7;
            case DESA -> 0.35;
        };
        // Some units are liked more than others of their size.
        double liked = Math.exp(Chance.of(Chance.hash(unit.slug()), 7).bell() * 0.6);
        double taste = contentClass.equals("kinerja") ? 1.25 : contentClass.equals("lainnya") ? 0.7 : 1;
        double base = 24 * size * liked * taste * Math.exp(chance.bell() * 0.55);
        boolean bought = unit.behaviour() == UnitBehaviour.ERRATIC && chance.percent(5);
        if (platform == SimulatedPlatform.YOUTUBE) {
            long views = (long) (base * chance.between(5, 12));
            return new Reach(
                    bought ? views * 4 / 5 : (long) (views * 0.04), (long) (views * 0.006), 0, 0, 0, views, 30);
        }
        long likes = (long) (bought ? base * 11 : base);
        return new Reach(
                likes,
                (long) (base * 0.08),
                (long) (base * 0.16),
                (long) (base * 0.02),
                (long) (base * 0.04),
                likes * chance.between(18, 55),
                chance.between(6, 13));
    }

    /** Posts of an office and kind that no one knows: for volume alone. */
    static Reach plainReach(SimulatedPlatform platform, Chance chance) {
        SimulatedUnit unit =
                new SimulatedUnit("beban", Kind.OPD, null, "Beban", "Beban", null, null, UnitBehaviour.BALANCED, null);
        return platform == SimulatedPlatform.WEBSITE ? Reach.NONE : reach(unit, platform, "kinerja", chance);
    }
}
