package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.Retention;
import id.pantas.compliance.RetentionRule;
import id.pantas.post.Posts;
import id.pantas.post.TextReads;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Titles that have to be asked for anew, or forgotten. */
class TextRefreshTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final Scripted collector = new Scripted();
    private final Node node = Node.alone(collector);
    private final Posts posts = mock(Posts.class);
    private final TextReads texts = mock(TextReads.class);
    private TextRefresh refresh;
    private OfficialAccount account;

    private static final class Scripted extends ScriptedCollector {
        final List<List<String>> asked = new ArrayList<>();
        final Set<String> deleted = new LinkedHashSet<>();
        boolean keyless;

        Scripted() {
            super(Platform.YOUTUBE);
        }

        @Override
        public Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
            asked.add(nativeIds);
            if (keyless) {
                return null;
            }
            List<String> there =
                    nativeIds.stream().filter(id -> !deleted.contains(id)).toList();
            Page page = super.refresh(request, there);
            return new Page(page.posts(), null, null, null, List.of(), Set.copyOf(deleted), List.of(), 1);
        }
    }

    @BeforeEach
    void start() {
        Retention retention = mock(Retention.class);
        when(retention.rule(any(), any())).thenAnswer(call -> {
            boolean limited = call.getArgument(0) == Platform.YOUTUBE && call.getArgument(1) == DataKind.TEXTS;
            return new RetentionRule(
                    call.getArgument(0), call.getArgument(1), limited ? 28 : null, 14, limited ? 28 : null, false);
        });
        refresh = new TextRefresh(
                node.database,
                retention,
                node.collectors,
                accountsOf(),
                node.access,
                node.budgets,
                node.platforms,
                posts,
                texts);
        account = node.add(Platform.YOUTUBE, NOW);
        node.database.sql("create schema if not exists post").update();
        node.database
                .sql("create table post.text_age (account_id uuid, platform text, native_id text, read_at timestamptz)")
                .update();
        collector.posts = 100;
    }

    private id.pantas.registry.OfficialAccounts accountsOf() {
        id.pantas.registry.OfficialAccounts accounts = mock(id.pantas.registry.OfficialAccounts.class);
        when(accounts.find(any()))
                .thenAnswer(call -> java.util.Optional.ofNullable(node.registry.get(call.getArgument(0))));
        return accounts;
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void text(int number, Duration age) {
        node.database
                .sql("insert into post.text_age values (:account, 'YOUTUBE', :native, :at)")
                .param("account", account.id().value())
                .param("native", account.id() + "#" + number)
                .param("at", Sql.at(NOW.minus(age)))
                .update();
    }

    @Test
    void whatNearsItsEndIsAskedForAnewFiftyAtATimeAndTheRestIsLeftAlone() {
        for (int i = 1; i <= 60; i++) {
            text(i, Duration.ofDays(22));
        }
        text(70, Duration.ofDays(20));
        collector.deleted.add(account.id() + "#3");
        assertThat(refresh.refresh(NOW)).isEqualTo(59);
        assertThat(collector.asked).extracting(List::size).containsExactly(50, 10);
        assertThat(collector.asked.toString()).doesNotContain("#70");
        ArgumentCaptor<List<String>> gone = ArgumentCaptor.captor();
        verify(posts).markGone(eq(account), eq(NOW), gone.capture());
        assertThat(gone.getValue()).containsExactly(account.id() + "#3");
        assertThat(node.budgets.spent(Platform.YOUTUBE, NOW))
                .as("one unit for fifty")
                .isEqualTo(2);
    }

    @Test
    void aFailureLosesNothingAndIsNotRepeatedAtOnce() {
        text(1, Duration.ofDays(22));
        collector.refreshFailure = FailureKind.TRANSIENT;
        assertThat(refresh.refresh(NOW)).isZero();
        assertThat(refresh.refresh(NOW.plusSeconds(3_600))).isZero();
        assertThat(collector.asked).hasSize(1);
        verify(texts, never()).read(any(), any(), any());
        collector.refreshFailure = null;
        assertThat(refresh.refresh(NOW.plus(Duration.ofHours(7)))).isEqualTo(1);
        verify(texts).read(eq(account), eq(NOW.plus(Duration.ofHours(7))), any());
    }

    @Test
    void withoutAKeyWhatTheFeedShowsCounts() {
        text(100, Duration.ofDays(22));
        text(1, Duration.ofDays(22));
        collector.keyless = true;
        assertThat(refresh.refresh(NOW)).as("only the newest are in the feed").isEqualTo(1);
        ArgumentCaptor<List<String>> read = ArgumentCaptor.captor();
        verify(texts).read(eq(account), eq(NOW), read.capture());
        assertThat(read.getValue()).containsExactly(account.id() + "#100");
    }
}
