// Runs before the first paint, so that the page never flashes in the other theme.
(function () {
  "use strict";
  var kept = null;
  try { kept = localStorage.getItem("pantas-theme"); } catch (e) { /* storage may be forbidden */ }
  var dark = kept ? kept === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-bs-theme", dark ? "dark" : "light");
})();
