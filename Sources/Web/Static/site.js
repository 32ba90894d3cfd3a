// Pages work without this. It only asks before a half-filled form is left.
const form = document.querySelector("form[data-keep]");

if (form) {
  let isTouched = form.hasAttribute("data-touched");
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isTouched) event.preventDefault();
  });
}

// A button that prints is there only where a script can.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
