package id.pantas.collection.meta;

import id.pantas.collection.Accounts;
import id.pantas.collection.RecordedPlatform;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.CredentialScheme.Finding;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.util.Map;

/** Adapters of Instagram against recorded answers. */
final class InstagramSetup {

    static final String LEADER = "17841400000000101";

    final RecordedPlatform instagram;
    final GraphClient client;
    final MetaProperties settings;
    final InstagramReader reader;
    final MediaIds mediaIds = new MediaIds();
    final InstagramCollector collector;
    final InstagramComments comments;

    InstagramSetup(RecordedPlatform instagram) {
        this.instagram = instagram;
        this.client = Meta.client(instagram.address("/"));
        this.settings = Meta.settings(instagram.address("/"), Meta.TOKEN);
        this.reader = new InstagramReader(client, settings);
        this.collector = new InstagramCollector(reader, mediaIds);
        this.comments = new InstagramComments(reader, mediaIds);
    }

    static OfficialAccount account(String handle) {
        return Accounts.of(Platform.INSTAGRAM, handle, null);
    }

    Page others(String handle, String watermark, String cursor) throws CollectionFailure {
        return collector.fetch(Meta.page(account(handle), watermark, cursor, null));
    }

    Page others() throws CollectionFailure {
        return others("dinkescontoh", null, null);
    }

    Request own(String id, String cursor) {
        OfficialAccount account = Accounts.of(Platform.INSTAGRAM, "bupaticontoh", id);
        return Meta.page(account, null, cursor, Meta.credential(account, true, Meta.TOKEN, Map.of()));
    }

    CommentPage comments(String shortcode, String cursor) throws CollectionFailure {
        return comments.comments(own(LEADER, cursor), shortcode);
    }

    Finding check(String token) {
        return new InstagramScheme(client, settings)
                .check(Map.of("token", token, "app-secret", Meta.SECRET), null, Accounts.NOW);
    }
}
