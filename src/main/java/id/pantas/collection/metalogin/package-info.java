/**
 * Asks owners of Pages, professional Instagram accounts and Threads accounts for their consent at Meta, and takes the tokens that
 * come of it; reading with them is the work of the platforms' adapters.
 *
 * <p>Needs an application of the type Business with app review (Facebook Login; Threads is a use case with an identity of its
 * own). A Page's token does not end; one of Threads lives sixty days and is renewed by its adapter. Not tried on the live
 * service: that the token addresses take a POST with {@code method=get}, by which secrets stay out of addresses. Sources:
 * developers.facebook.com (facebook-login/guides/advanced/manual-flow, pages-api, threads/get-started), as of 21 November 2026.
 */
@NullMarked
package id.pantas.collection.metalogin;

import org.jspecify.annotations.NullMarked;
