document.getElementById("starting-words").textContent =
  "Dieser Browser ist zu alt für diese Seite: Bitte öffnen Sie sie mit einem neueren Firefox, Edge oder Chrome. " +
  "This browser is too old for this page: please open it with a newer Firefox, Edge or Chrome.";
