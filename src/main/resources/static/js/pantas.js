(function () {
  "use strict";
  var root = document.documentElement;

  document.addEventListener("click", function (event) {
    var theme = event.target.closest("[data-theme-toggle]");
    if (theme) {
      var next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      root.setAttribute("data-bs-theme", next);
      try { localStorage.setItem("pantas-theme", next); } catch (e) { /* storage may be forbidden */ }
      return;
    }
    var toggle = event.target.closest("[data-menu-toggle]");
    if (toggle) {
      var open = document.body.classList.toggle("menu-open");
      toggle.setAttribute("aria-expanded", String(open));
      return;
    }
    document.querySelectorAll("details.person[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.person[open]").forEach(function (menu) { menu.open = false; });
    }
  });

  // A choice that filters a page applies at once; without scripts its button does.
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-submit-on-change]") && event.target.form) { event.target.form.requestSubmit(); }
  });

  // A destructive form asks first, with the consequence spelt out.
  document.addEventListener("submit", function (event) {
    var question = event.target.getAttribute("data-confirm");
    if (question && !window.confirm(question)) { event.preventDefault(); }
  });

  var summary = document.querySelector(".error-summary");
  if (summary) { summary.focus(); }
})();
