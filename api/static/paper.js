// The button that prints; without script the menu of the browser does.
const print = document.getElementById("drucken");
print.hidden = false;
print.addEventListener("click", () => window.print());
