// Keys press the buttons of the desk; whatever a key does, a touch or a click does too.
(function () {
  "use strict";
  var busy = false;

  function desk() { return document.querySelector("[data-review]"); }

  function typing(target) {
    return target.isContentEditable || (/^(textarea|select)$/i).test(target.tagName) ||
      (target.tagName === "INPUT" && target.type !== "checkbox");
  }

  document.addEventListener("keydown", function (event) {
    if (!desk() || event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) { return; }
    // Enter and arrows keep their own meaning on something that is in focus
    var focused = event.target.closest("a, button, summary, input, label");
    if (event.key === "Enter" && focused) { return; }
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var means = Array.prototype.filter.call(desk().querySelectorAll("[data-key]"), function (one) {
      return one.getAttribute("data-key").split(" ").indexOf(key) >= 0;
    })[0];
    if (!means) { return; }
    if (means.tagName === "DETAILS") {
      means.open = !means.open;
    } else if (!busy && !(key.indexOf("Arrow") === 0 && focused && focused.type === "checkbox")) {
      means.click();
    }
    event.preventDefault();
  });

  document.addEventListener("htmx:beforeRequest", function () { busy = true; });
  document.addEventListener("htmx:afterRequest", function () { busy = false; });

  // The reader goes on where the next post is.
  document.addEventListener("htmx:afterSwap", function () {
    var card = document.getElementById("kartu");
    if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); }
  });

  // Signed out, or the page is out of date: the whole page says what is the matter.
  document.addEventListener("htmx:responseError", function () { window.location.reload(); });
  document.addEventListener("htmx:sendError", function () { window.location.reload(); });
})();

// A template answer is put into its field, to be completed by the person.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-templates] [data-text]");
    if (!button) { return; }
    var field = document.getElementById(button.closest("[data-templates]").getAttribute("data-templates"));
    field.value = button.getAttribute("data-text");
    field.focus();
  });
})();
