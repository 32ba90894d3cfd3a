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
