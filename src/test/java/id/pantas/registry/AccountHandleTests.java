package id.pantas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountHandleTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X         | @Dinkes_Nusajaya                                 | Dinkes_Nusajaya            | dinkes_nusajaya
            X         | https://x.com/dinkes_nusajaya/status/123         | dinkes_nusajaya            | dinkes_nusajaya
            X         | twitter.com/Dinkes                               | Dinkes                     | dinkes
            X         | https://mobile.twitter.com/Dinkes?s=20           | Dinkes                     | dinkes
            INSTAGRAM | https://www.instagram.com/Dinkes.Nusajaya/?igsh=x| dinkes.nusajaya            | dinkes.nusajaya
            INSTAGRAM | m.dinkes                                         | m.dinkes                   | m.dinkes
            FACEBOOK  | https://id-id.facebook.com/Dinkes.Nusajaya       | Dinkes.Nusajaya            | dinkesnusajaya
            FACEBOOK  | https://facebook.com/profile.php?id=100064000000101&x=1 | 100064000000101     | 100064000000101
            FACEBOOK  | https://www.facebook.com/p/Desa-Sukamaju-100064000000101/ | 100064000000101   | 100064000000101
            FACEBOOK  | https://facebook.com/people/Desa-Sukamaju/100064000000101/ | 100064000000101  | 100064000000101
            YOUTUBE   | https://www.youtube.com/@PemkabContoh/videos     | @PemkabContoh              | @pemkabcontoh
            YOUTUBE   | PemkabContoh                                     | @PemkabContoh              | @pemkabcontoh
            YOUTUBE   | UCc0nt0hPemkabOfficial01                         | UCc0nt0hPemkabOfficial01   | UCc0nt0hPemkabOfficial01
            YOUTUBE   | youtube.com/channel/UCc0nt0hPemkabOfficial01/x   | UCc0nt0hPemkabOfficial01   | UCc0nt0hPemkabOfficial01
            TIKTOK    | https://www.tiktok.com/@BupatiContoh/live        | bupaticontoh               | bupaticontoh
            THREADS   | threads.net/@dinkes                              | dinkes                     | dinkes
            WHATSAPP  | https://whatsapp.com/channel/0029VaContoh1234567890AB/ | 0029VaContoh1234567890AB | 0029VaContoh1234567890AB
            WEBSITE   | HTTPS://WWW.Dinkes.ContohKab.GO.ID:443/#x        | https://www.dinkes.contohkab.go.id | dinkes.contohkab.go.id
            WEBSITE   | http://sukamaju.desa.id/index.php?utm_source=wa  | http://sukamaju.desa.id    | sukamaju.desa.id
            WEBSITE   | http://127.0.0.1:8099/situs/dinkes/              | http://127.0.0.1:8099/situs/dinkes | 127.0.0.1:8099/situs/dinkes
            """)
    void bringsWhatPeopleTypeIntoOneForm(Platform platform, String typed, String shown, String key) {
        AccountHandle handle = AccountHandle.of(platform, typed);
        assertThat(handle.shown()).isEqualTo(shown);
        assertThat(handle.key()).isEqualTo(key);
        assertThat(AccountHandle.of(platform, handle.link()).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X         | dinkes-nusajaya                        | handleNotOf.x
            X         | https://x.com.evil.example/dinkes      | linkOfAnotherPlace
            X         | https://x.com/home                     | handleNotOf.x
            X         | dinkеs_nusajaya                        | handleForeignLetters
            X         | javascript://x.com/%0aalert            | linkOfAnotherPlace
            INSTAGRAM | https://www.instagram.com/p/Cabc123/   | handleNotOf.instagram
            INSTAGRAM | https://x.com/dinkes                   | linkOfAnotherPlace
            YOUTUBE   | https://www.youtube.com/c/PemkabContoh | oldYouTubeLink
            YOUTUBE   | https://www.youtube.com/watch?v=abcdefghijk | linkNotAnAccount
            TIKTOK    | https://www.tiktok.com/foryou          | linkNotAnAccount
            WEBSITE   | https://instagram.com/dinkes           | websiteIsPlatform
            WEBSITE   | https://pengguna:sandi@dinkes.go.id    | handleNotOf.website
            WEBSITE   | dinkes                                 | handleNotOf.website
            WEBSITE   | file:///etc/passwd                     | handleNotOf.website
            X         | ''                                     | handleEmpty
            """)
    void refusesWhatCannotBeAnAccountAndSaysWhy(Platform platform, String typed, String code) {
        assertThatThrownBy(() -> AccountHandle.of(platform, typed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "dinkes_nusajaya, dinkes-nusajaya",
        "dinkes_nusajaya, d1nkesnusajaya",
        "dinkes_nusajaya, dınkes.nusajaya",
        "dinkes_nusajaya, dіnkеs_nuѕаjаyа",
        "dinkes_nusajaya, Dinkes_NusaJaya",
        "dinkes_nusajaya, dinkes_nusajayaa",
        "dinkes_nusajaya, dnikes_nusajaya",
        "kominfo, k0minf0",
        "karno, kamo",
        "wilayah, vvilayah"
    })
    void seesThatTwoHandlesLookAlike(String one, String other) {
        assertThat(AccountHandle.foldsResemble(AccountHandle.foldOf(one), AccountHandle.foldOf(other)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"dinkes_nusajaya, dinsos_nusajaya_kab", "abcd, abce", "dishub, disbud", "pupr, pu"})
    void leavesDifferentHandlesAlone(String one, String other) {
        assertThat(AccountHandle.foldsResemble(AccountHandle.foldOf(one), AccountHandle.foldOf(other)))
                .isFalse();
    }
}
