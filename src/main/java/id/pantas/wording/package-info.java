/** What plain word lists can find in a text: words in one form, rules over them, names of kecamatan and desa. Pure, no state. */
@ApplicationModule(
        displayName = "Words and places",
        allowedDependencies = {"registry"})
@NullMarked
package id.pantas.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
